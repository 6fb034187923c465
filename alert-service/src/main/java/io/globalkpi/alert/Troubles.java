package io.globalkpi.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What keeps the service from its work, asked of every part; remembered for some seconds, since asking may connect. */
final class Troubles implements Supplier<List<String>> {

    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final List<Supplier<Optional<String>>> parts;
    private boolean wasAsked;
    private long askedNanos;
    private List<String> answer = List.of();

    Troubles(List<Supplier<Optional<String>>> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public synchronized List<String> get() {
        long now = System.nanoTime(); // an answer grows old in real time, whatever clock the business runs by
        if (!wasAsked || now - askedNanos > FRESH_NANOS) {
            answer = parts.stream().flatMap(part -> part.get().stream()).toList();
            wasAsked = true;
            askedNanos = now;
        }
        return answer;
    }
}
