package io.globalkpi.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What keeps the service from its work, asked of every part; remembered for some seconds, since asking may connect. */
final class Troubles implements Supplier<List<String>> {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final List<Supplier<Optional<String>>> parts;
    private final Clock clock;
    private Instant asked = Instant.MIN;
    private List<String> answer = List.of();

    Troubles(List<Supplier<Optional<String>>> parts, Clock clock) {
        this.parts = List.copyOf(parts);
        this.clock = clock;
    }

    @Override
    public synchronized List<String> get() {
        Instant now = clock.instant();
        if (now.minus(FRESH).isAfter(asked)) {
            answer = parts.stream().flatMap(part -> part.get().stream()).toList();
            asked = now;
        }
        return answer;
    }
}
