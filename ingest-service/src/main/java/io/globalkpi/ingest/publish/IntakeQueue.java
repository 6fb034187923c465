package io.globalkpi.ingest.publish;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Publications between the threads that hand them over and the one that commits them, in order.
 *
 * <p>What is in flight is bounded from hand-over to commit. A publication larger than the bound is let in alone, so that
 * it can be published at all.
 */
final class IntakeQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final long mostRecords;
    private final long mostBytes;
    private long records;
    private long bytes;
    private long waitingRecords;
    private long accepted;
    private long settled;
    private long flushUpTo;
    private boolean closed;

    IntakeQueue(long mostRecords, long mostBytes) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
    }

    /**
     * Waits for room.
     *
     * @throws PublishException when closed
     */
    void put(Pending pending) throws InterruptedException {
        int size = pending.records();
        long weight = pending.bytes();
        lock.lockInterruptibly();
        try {
            while (!closed && !hasRoom(size, weight)) {
                changed.await();
            }
            if (closed) {
                throw new PublishException("The publisher is closed; nothing was published.");
            }
            waiting.add(pending);
            records += size;
            bytes += weight;
            waitingRecords += size;
            accepted++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom(int size, long weight) {
        return accepted == settled || records + size <= mostRecords && bytes + weight <= mostBytes;
    }

    /**
     * The next publications to commit together: at most {@code most} records, or one publication if that is larger. Empty
     * when nothing came for the whole linger time.
     */
    List<Pending> take(int most, Duration linger) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = linger.toNanos();
            while (left > 0 && !closed && waitingRecords < most && flushUpTo <= settled) {
                left = changed.awaitNanos(left);
            }
            return drain(most);
        } finally {
            lock.unlock();
        }
    }

    private List<Pending> drain(int most) {
        List<Pending> batch = new ArrayList<>();
        long taken = 0;
        while (!waiting.isEmpty() && (taken == 0 || taken + waiting.peek().records() <= most)) {
            Pending next = waiting.remove();
            taken += next.records();
            batch.add(next);
        }
        waitingRecords -= taken;
        return batch;
    }

    void settled(Pending pending) {
        lock.lock();
        try {
            records -= pending.records();
            bytes -= pending.bytes();
            settled++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns once everything accepted before the call is settled. */
    void flush() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long target = accepted;
            flushUpTo = Math.max(flushUpTo, target);
            changed.signalAll();
            while (settled < target) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What nobody will take any more. */
    List<Pending> abandoned() {
        lock.lock();
        try {
            return drain(Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosedAndEmpty() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    long inFlight() {
        lock.lock();
        try {
            return records;
        } finally {
            lock.unlock();
        }
    }

    boolean isSaturated() {
        lock.lock();
        try {
            return records * 10 >= mostRecords * 9 || bytes * 10 >= mostBytes * 9;
        } finally {
            lock.unlock();
        }
    }
}
