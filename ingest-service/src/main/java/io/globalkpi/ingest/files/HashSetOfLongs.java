package io.globalkpi.ingest.files;

/** Hashes seen, sixteen bytes each: a file may hold millions of groups, and boxed ones would fill the memory. */
final class HashSetOfLongs {

    private long[] slots = new long[1 << 12];
    private int size;
    private boolean hasZero;

    /** @return true if it was not there before */
    boolean add(long hash) {
        if (hash == 0) {
            boolean fresh = !hasZero;
            hasZero = true;
            return fresh;
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        int at = place(slots, hash);
        if (slots[at] == hash) {
            return false;
        }
        slots[at] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] wider = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                wider[place(wider, hash)] = hash;
            }
        }
        slots = wider;
    }

    private static int place(long[] slots, long hash) {
        int at = (int) (hash ^ hash >>> 32) & slots.length - 1;
        while (slots[at] != 0 && slots[at] != hash) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }
}
