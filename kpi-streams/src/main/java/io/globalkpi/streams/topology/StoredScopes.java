package io.globalkpi.streams.topology;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.ForeignState;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Grain;
import io.globalkpi.streams.window.PaneChunk;
import io.globalkpi.streams.window.ScopeStore;
import io.globalkpi.streams.window.ScopeWindows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Panes, positions and frontiers in a state store without a cache: absolute values, so that the last one in the changelog is right.
 *
 * <p>Keys sort frontiers, then panes, then positions, then what is known of the reference data: a position is read when all its panes are there.
 */
final class StoredScopes implements ScopeStore {

    private static final byte FRONTIER = 0;
    private static final byte PANE = 1;
    private static final byte POSITION = 2;
    private static final byte REFERENCE = 3;
    private static final byte REMEASURING = 4;

    /** Of everything below, positions included: whoever changes a layout gives it the next number. */
    private static final byte LAYOUT = 2;

    private static final Bytes LAYOUT_KEY = Bytes.wrap(new byte[] {5});
    private static final Grain[] GRAINS = Grain.values();

    private final KeyValueStore<Bytes, byte[]> store;

    /** What is put is held back until the commit and written then, all at once. */
    private final List<KeyValue<Bytes, byte[]>> unwritten = new ArrayList<>();

    private long referenceVersion = Rebooking.UNSETTLED;
    private boolean isMarked;

    StoredScopes(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public void panes(Scope scope, Grain grain, PaneChunk chunk) {
        ByteSink key = new ByteSink(32);
        key.int8(PANE);
        scope.write(key);
        key.int8(grain.ordinal());
        key.int32(chunk.number());
        if (chunk.isEmpty()) {
            put(Bytes.wrap(key.toBytes()), null);
        } else {
            ByteSink value = new ByteSink(512);
            chunk.write(value);
            put(Bytes.wrap(key.toBytes()), value.toBytes());
        }
    }

    @Override
    public void position(Scope scope, byte[] position) {
        ByteSink key = new ByteSink(32);
        key.int8(POSITION);
        scope.write(key);
        put(Bytes.wrap(key.toBytes()), position);
    }

    /** Stores how far an upstream partition has got. */
    void frontier(int upstream, long time) {
        ByteSink key = new ByteSink(4);
        key.int8(FRONTIER);
        key.varint(upstream);
        ByteSink value = new ByteSink(8);
        value.int64(time);
        put(Bytes.wrap(key.toBytes()), value.toBytes());
    }

    /** Stores whether an upstream partition is booking anew. */
    void remeasuring(int upstream, boolean underWay) {
        ByteSink key = new ByteSink(4);
        key.int8(REMEASURING);
        key.varint(upstream);
        put(Bytes.wrap(key.toBytes()), underWay ? new byte[] {1} : null);
    }

    /** Stores the version of the reference data that everything stored follows, or {@link Rebooking#UNSETTLED}. */
    void referenceVersion(long version) {
        if (version != referenceVersion) {
            referenceVersion = version;
            ByteSink value = new ByteSink(8);
            value.int64(version);
            put(Bytes.wrap(new byte[] {REFERENCE}), value.toBytes());
        }
    }

    long referenceVersion() {
        return referenceVersion;
    }

    /**
     * Puts everything back.
     *
     * @throws ForeignState if it was stored in another layout than this version's
     */
    void load(Frontiers frontiers, Function<Scope, ScopeWindows> scopes) {
        byte[] layout = store.get(LAYOUT_KEY);
        isMarked = layout != null;
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                refuseUnlessOwn(layout);
                load(ByteBuffer.wrap(entry.key.get()), entry.value, frontiers, scopes);
            }
        }
    }

    private void refuseUnlessOwn(byte @Nullable [] layout) {
        if (layout == null || layout[0] != LAYOUT) {
            throw new ForeignState("state in " + store.name() + " has layout " + (layout == null ? "none" : layout[0])
                    + ", this version reads " + LAYOUT);
        }
    }

    /** The first thing written says in which layout everything is. */
    private void put(Bytes key, byte @Nullable [] value) {
        if (!isMarked) {
            unwritten.add(KeyValue.pair(LAYOUT_KEY, new byte[] {LAYOUT}));
            isMarked = true;
        }
        unwritten.add(KeyValue.pair(key, value));
    }

    /** Writes what was put since the last call. */
    void write() {
        if (!unwritten.isEmpty()) {
            store.putAll(unwritten);
            unwritten.clear();
        }
    }

    private void load(ByteBuffer key, byte[] value, Frontiers frontiers, Function<Scope, ScopeWindows> scopes) {
        byte type = key.get();
        if (type == LAYOUT_KEY.get()[0]) {
            return;
        }
        if (type == FRONTIER) {
            frontiers.raise(
                    (int) ByteSink.readVarint(key), ByteBuffer.wrap(value).getLong());
            return;
        }
        if (type == REFERENCE) {
            referenceVersion = ByteBuffer.wrap(value).getLong();
            return;
        }
        if (type == REMEASURING) {
            frontiers.remeasures((int) ByteSink.readVarint(key), true);
            return;
        }
        ScopeWindows windows = scopes.apply(Scope.read(key));
        if (type == PANE) {
            Grain grain = GRAINS[key.get()];
            windows.loadPanes(grain, PaneChunk.read(key.getInt(), ByteBuffer.wrap(value)));
        } else {
            windows.loadPosition(value);
        }
    }
}
