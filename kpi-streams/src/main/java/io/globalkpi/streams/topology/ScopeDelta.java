package io.globalkpi.streams.topology;

import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.ForeignState;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Cell;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * What crosses from the first stage to the second: combined contributions to a scope, or how far an upstream partition has got.
 *
 * <p>Marks travel behind the contributions of the same commit, to every partition, so that a frontier never overtakes what it
 * stands for.
 */
sealed interface ScopeDelta {

    byte FORMAT = 2;
    char MARK = '@';

    /** Key of the record: the scope, or the partition a mark is for. */
    String key();

    byte[] bytes();

    /** Contributions of sites in one zone to one scope. */
    record Sums(Scope scope, String zone, Map<Cell, MeasureVector> cells) implements ScopeDelta {

        /** In one record: it stays far below the megabyte that a broker takes, whatever is measured. */
        static final int MOST_CELLS = 1_000;

        /** All of them, in as many records as it takes: months that are caught up with are many minutes. */
        static void each(Scope scope, String zone, Map<Cell, MeasureVector> cells, Consumer<ScopeDelta> each) {
            Map<Cell, MeasureVector> some = new LinkedHashMap<>();
            for (Map.Entry<Cell, MeasureVector> one : cells.entrySet()) {
                some.put(one.getKey(), one.getValue());
                if (some.size() == MOST_CELLS) {
                    each.accept(new Sums(scope, zone, some));
                    some = new LinkedHashMap<>();
                }
            }
            if (!some.isEmpty()) {
                each.accept(new Sums(scope, zone, some));
            }
        }

        @Override
        public String key() {
            return scope.type() + "|" + scope.id();
        }

        @Override
        public byte[] bytes() {
            ByteSink out = new ByteSink(256);
            out.int8(FORMAT);
            out.int8(0);
            scope.write(out);
            out.text(zone);
            out.varint(cells.size());
            cells.forEach((cell, amounts) -> {
                cell.write(out);
                amounts.write(out);
            });
            return out.toBytes();
        }
    }

    /**
     * All that happened before a time is in, as far as one upstream partition is concerned.
     *
     * @param time epoch milliseconds
     * @param target partition of the second stage that it is sent to
     * @param live true once that partition has caught up
     */
    record Mark(int upstream, long time, int target, boolean live) implements ScopeDelta {

        @Override
        public String key() {
            return MARK + Integer.toString(target);
        }

        @Override
        public byte[] bytes() {
            ByteSink out = new ByteSink(16);
            out.int8(FORMAT);
            out.int8(1);
            out.varint(upstream);
            out.varint(time);
            out.varint(target);
            out.int8(live ? 1 : 0);
            return out.toBytes();
        }
    }

    /**
     * One upstream partition has begun to book its ledger anew, or is done with it and all that came of it is in.
     *
     * @param target partition of the second stage that it is sent to
     */
    record Remeasuring(int upstream, boolean underWay, int target) implements ScopeDelta {

        @Override
        public String key() {
            return MARK + Integer.toString(target);
        }

        @Override
        public byte[] bytes() {
            ByteSink out = new ByteSink(16);
            out.int8(FORMAT);
            out.int8(2);
            out.varint(upstream);
            out.int8(underWay ? 1 : 0);
            out.varint(target);
            return out.toBytes();
        }
    }

    static ScopeDelta read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ForeignState.refuse("scope delta", in.get(), FORMAT);
        return switch (in.get()) {
            case 0 -> readSums(in);
            case 1 -> readMark(in);
            default -> new Remeasuring((int) ByteSink.readVarint(in), in.get() == 1, (int) ByteSink.readVarint(in));
        };
    }

    private static Mark readMark(ByteBuffer in) {
        int upstream = (int) ByteSink.readVarint(in);
        long time = ByteSink.readVarint(in);
        int target = (int) ByteSink.readVarint(in);
        return new Mark(upstream, time, target, in.get() == 1);
    }

    private static Sums readSums(ByteBuffer in) {
        Scope scope = Scope.read(in);
        String zone = ByteSink.readText(in);
        Map<Cell, MeasureVector> cells = new LinkedHashMap<>();
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            cells.put(Cell.read(in), MeasureVector.read(in));
        }
        return new Sums(scope, zone, cells);
    }

    /** Scopes by their id, marks by the partition they are for. */
    static StreamPartitioner<String, byte[]> partitioner() {
        return (topic, key, value, partitions) -> Optional.of(Set.of(
                key.charAt(0) == MARK
                        ? Integer.parseInt(key.substring(1))
                        : Topics.partitionOf(key.substring(key.indexOf('|') + 1), partitions)));
    }
}
