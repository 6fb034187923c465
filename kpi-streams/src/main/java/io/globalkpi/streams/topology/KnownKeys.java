package io.globalkpi.streams.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * Which keys a store may have: never wrong about one that it has, seldom about one that it has not.
 *
 * <p>Four of five tellings are of an entity not seen yet, and most of those ask for neighbours that are not there either. Asking
 * RocksDB for what is not there took a third of all time while catching up, its own filter included.
 *
 * <p>Bloom filters whose bits for one key lie in one cache line; each has twice the room of the one before, since nobody knows how many
 * keys will come. Sixteen bits a key: 2 MB for a million.
 */
final class KnownKeys {

    private static final int FIRST_ROOM = 1 << 14;
    private static final int BITS_A_KEY = 16;
    private static final int BITS_A_BLOCK = 512;
    private static final int WORDS_A_BLOCK = BITS_A_BLOCK / Long.SIZE;
    private static final int PROBES = 6;
    private static final int BITS_A_PROBE = 9;

    private final List<Filter> filters = new ArrayList<>();
    private Filter newest = new Filter(FIRST_ROOM);

    KnownKeys() {
        filters.add(newest);
    }

    private static final class Filter {

        private final long[] words;
        private final int blocks;
        private final int room;
        private int keys;

        Filter(int room) {
            this.room = room;
            this.blocks = room / BITS_A_BLOCK * BITS_A_KEY;
            this.words = new long[blocks * WORDS_A_BLOCK];
        }

        boolean isFull() {
            return keys == room;
        }

        /** First word of the block: the high half of the hash says which. */
        private int block(long hash) {
            return (int) ((hash >>> 32) * blocks >>> 32) * WORDS_A_BLOCK;
        }

        boolean mayHave(long hash) {
            int block = block(hash);
            long bits = spread(hash);
            for (int i = 0; i < PROBES; i++, bits >>>= BITS_A_PROBE) {
                if ((words[block + word(bits)] & 1L << bits) == 0) {
                    return false;
                }
            }
            return true;
        }

        void add(long hash) {
            int block = block(hash);
            long bits = spread(hash);
            for (int i = 0; i < PROBES; i++, bits >>>= BITS_A_PROBE) {
                words[block + word(bits)] |= 1L << bits;
            }
            keys++;
        }

        private static int word(long bits) {
            return (int) (bits >>> 6) & WORDS_A_BLOCK - 1;
        }

        /** Other bits than those that say the block. */
        private static long spread(long hash) {
            return hash * 0x9E3779B97F4A7C15L >>> 64 - PROBES * BITS_A_PROBE;
        }
    }

    boolean mayHave(String key) {
        return mayHave(hash(key));
    }

    private boolean mayHave(long hashed) {
        for (Filter filter : filters) {
            if (filter.mayHave(hashed)) {
                return true;
            }
        }
        return false;
    }

    void add(String key) {
        long hashed = hash(key);
        if (mayHave(hashed)) {
            return;
        }
        if (newest.isFull()) {
            newest = new Filter(newest.room * 2);
            filters.add(newest);
        }
        newest.add(hashed);
    }

    /** FNV-1a over the characters, its bits mixed once more. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        return hash ^ hash >>> 32;
    }
}
