package io.globalkpi.streams.topology;

import io.globalkpi.bench.simple.DayWindows;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Second stage of the simple job: windows of owners, as far as every upstream partition has got. */
final class SimpleOwners implements Processor<byte[], byte[], String, byte[]> {

    private final DayWindows windows = new DayWindows(this::tell);
    private final Frontiers frontiers;
    private @Nullable ProcessorContext<String, byte[]> context;

    SimpleOwners(int partitions) {
        frontiers = new Frontiers(partitions);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        SimpleJob.beforeCommit(context, false, windows, () -> {});
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ScopeDelta delta = ScopeDelta.read(record.value());
        if (delta instanceof ScopeDelta.Sums sums) {
            sums.cells().forEach((cell, amounts) -> windows.add(sums.scope().id(), cell.minute(), amounts));
        } else if (delta instanceof ScopeDelta.Mark mark && frontiers.raise(mark.upstream(), mark.time())) {
            frontiers.least().ifPresent(whole -> windows.advance((int) whole));
        }
    }

    private void tell(String owner, byte[] result) {
        Objects.requireNonNull(context).forward(new Record<>(owner, result, 0));
    }
}
