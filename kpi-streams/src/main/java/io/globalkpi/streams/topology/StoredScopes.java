package io.globalkpi.streams.topology;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Grain;
import io.globalkpi.streams.window.PaneChunk;
import io.globalkpi.streams.window.ScopeStore;
import io.globalkpi.streams.window.ScopeWindows;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Panes, positions and frontiers in a state store without a cache: absolute values, so that the last one in the changelog is right.
 *
 * <p>Keys sort frontiers, then panes, then positions, then the version of the reference data: a position is read when all its panes are there.
 */
final class StoredScopes implements ScopeStore {

    private static final byte FRONTIER = 0;
    private static final byte PANE = 1;
    private static final byte POSITION = 2;
    private static final byte REFERENCE = 3;
    private static final Grain[] GRAINS = Grain.values();

    private final KeyValueStore<Bytes, byte[]> store;
    private long referenceVersion = Rebooking.UNSETTLED;

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
            store.delete(Bytes.wrap(key.toBytes()));
        } else {
            ByteSink value = new ByteSink(512);
            chunk.write(value);
            store.put(Bytes.wrap(key.toBytes()), value.toBytes());
        }
    }

    @Override
    public void position(Scope scope, byte[] position) {
        ByteSink key = new ByteSink(32);
        key.int8(POSITION);
        scope.write(key);
        store.put(Bytes.wrap(key.toBytes()), position);
    }

    /** Stores how far an upstream partition has got. */
    void frontier(int upstream, long time) {
        ByteSink key = new ByteSink(4);
        key.int8(FRONTIER);
        key.varint(upstream);
        ByteSink value = new ByteSink(8);
        value.int64(time);
        store.put(Bytes.wrap(key.toBytes()), value.toBytes());
    }

    /** Stores the version of the reference data that everything stored follows, or {@link Rebooking#UNSETTLED}. */
    void referenceVersion(long version) {
        if (version != referenceVersion) {
            referenceVersion = version;
            ByteSink value = new ByteSink(8);
            value.int64(version);
            store.put(Bytes.wrap(new byte[] {REFERENCE}), value.toBytes());
        }
    }

    long referenceVersion() {
        return referenceVersion;
    }

    /** Puts everything back. */
    void load(Frontiers frontiers, Function<Scope, ScopeWindows> scopes) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                load(ByteBuffer.wrap(entry.key.get()), entry.value, frontiers, scopes);
            }
        }
    }

    private void load(ByteBuffer key, byte[] value, Frontiers frontiers, Function<Scope, ScopeWindows> scopes) {
        byte type = key.get();
        if (type == FRONTIER) {
            frontiers.raise(
                    (int) ByteSink.readVarint(key), ByteBuffer.wrap(value).getLong());
            return;
        }
        if (type == REFERENCE) {
            referenceVersion = ByteBuffer.wrap(value).getLong();
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
