package io.globalkpi.streams.topology;

import io.globalkpi.bench.simple.DayWindows;
import io.globalkpi.bench.simple.PeerEvent;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** First stage of the simple job: windows of sites, and what owners need, combined until the commit. */
final class SimpleSites implements Processor<byte[], PeerEvent, String, byte[]> {

    private static final int MINUTE = 60_000;
    private static final int MINUTES_A_DAY = 1_440;
    private static final int MOST_CELLS = 50_000;

    private final boolean owners;
    private final int partitions;
    private final DayWindows windows = new DayWindows(this::tell);
    private Map<String, Map<Cell, MeasureVector>> combined = new HashMap<>();
    private int cells;
    private long largest = Long.MIN_VALUE;
    private @Nullable ProcessorContext<String, byte[]> context;

    /** @param owners true when owners are summed behind a shuffle */
    SimpleSites(boolean owners, int partitions) {
        this.owners = owners;
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        SimpleJob.beforeCommit(context, true, windows, this::handOn);
    }

    @Override
    public void process(Record<byte[], PeerEvent> record) {
        PeerEvent event = record.value();
        if (event.time() > largest) {
            largest = event.time();
            windows.advance(whole());
        }
        if (event.mark()) {
            return;
        }
        int minute = (int) (event.time() / MINUTE);
        windows.add(event.site(), minute, event.amounts());
        if (owners) {
            combine(event.owner(), new Cell(minute, minute / MINUTES_A_DAY, Booking.MINUTE), event.amounts());
        }
    }

    private void combine(String owner, Cell cell, MeasureVector amounts) {
        Map<Cell, MeasureVector> sums = combined.computeIfAbsent(owner, key -> new HashMap<>());
        MeasureVector sum = sums.get(cell);
        if (sum == null) {
            sum = new MeasureVector();
            sums.put(cell, sum);
            cells++;
        }
        sum.add(amounts);
        if (cells > MOST_CELLS) {
            handOn();
        }
    }

    private int whole() {
        return (int) (largest / MINUTE) - DayWindows.LATENESS;
    }

    /** Marks go behind the sums that they stand for. */
    private void handOn() {
        if (!owners || largest == Long.MIN_VALUE) {
            return;
        }
        Map<String, Map<Cell, MeasureVector>> full = combined;
        combined = new HashMap<>();
        cells = 0;
        full.forEach((owner, sums) -> handOn(new ScopeDelta.Sums(new Scope(ScopeType.OWNER, owner), "UTC", sums)));
        for (int target = 0; target < partitions; target++) {
            handOn(new ScopeDelta.Mark(context().taskId().partition(), whole(), target, true));
        }
    }

    private void handOn(ScopeDelta delta) {
        context().forward(new Record<>(delta.key(), delta.bytes(), 0), SimpleJob.HAND_ON);
    }

    private void tell(String site, byte[] result) {
        context().forward(new Record<>(site, result, 0), SimpleJob.TELL);
    }

    private ProcessorContext<String, byte[]> context() {
        return Objects.requireNonNull(context);
    }
}
