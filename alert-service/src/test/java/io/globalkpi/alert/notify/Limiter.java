package io.globalkpi.alert.notify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who may say how much, as the makers of channels have it; and who was told that it was too much. */
final class Limiter {

    private final Map<String, Rate> rates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> limited = new ConcurrentHashMap<>();
    private final Set<String> once = ConcurrentHashMap.newKeySet();
    private final AtomicInteger twice = new AtomicInteger();
    private final AtomicInteger ever = new AtomicInteger();

    /** How many messages a span may hold; over it, deaf for a while. */
    private record Rate(Map<Duration, Integer> limits, Duration deaf, Deque<Long> seen, long[] deafUntil) {

        static Rate of(Map<Duration, Integer> limits, Duration deaf) {
            return new Rate(limits, deaf, new ArrayDeque<>(), new long[1]);
        }

        synchronized boolean admits(long now) {
            if (now < deafUntil[0] || limits.entrySet().stream().anyMatch(limit -> isFull(limit, now))) {
                deafUntil[0] = Math.max(deafUntil[0], now + deaf.toMillis());
                return false;
            }
            seen.addLast(now);
            return true;
        }

        private boolean isFull(Map.Entry<Duration, Integer> limit, long now) {
            long from = now - limit.getKey().toMillis();
            return seen.stream().filter(at -> at > from).count() >= limit.getValue();
        }
    }

    void onceAt(String at) {
        once.add(at);
    }

    int twiceInARow() {
        return twice.get();
    }

    int ever() {
        return ever.get();
    }

    boolean isOver(String at, Map<Duration, Integer> limits, Duration deaf) {
        boolean admitted = !once.remove(at)
                && rates.computeIfAbsent(at, path -> Rate.of(limits, deaf)).admits(System.currentTimeMillis());
        AtomicInteger inARow = limited.computeIfAbsent(at, path -> new AtomicInteger());
        if (admitted) {
            inARow.set(0);
        } else {
            ever.incrementAndGet();
            if (inARow.incrementAndGet() > 1) {
                twice.incrementAndGet();
            }
        }
        return !admitted;
    }
}
