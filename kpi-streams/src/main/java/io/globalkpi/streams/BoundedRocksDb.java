package io.globalkpi.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One memory budget for all stores of the process: without it each of them takes 50 MB of cache and three write buffers.
 *
 * <p>Called by Kafka Streams, by its class name.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long BUDGET = 96L << 20;
    private static final long WRITE_BUFFERS = 48L << 20;

    private static final Cache CACHE = new LRUCache(BUDGET);
    private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BUFFERS, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setFilterPolicy(new BloomFilter(10)); // most look-ups are for entities not seen yet
        options.setWriteBufferManager(WRITES);
        options.setWriteBufferSize(8L << 20);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String store, Options options) {
        // cache and write buffers are shared by all stores of the process
    }
}
