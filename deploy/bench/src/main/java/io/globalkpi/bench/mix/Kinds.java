package io.globalkpi.bench.mix;

import io.globalkpi.schemas.topic.EventKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** How often which kind of event happens. */
final class Kinds {

    private static final Map<EventKind, Integer> PER_HUNDRED = new EnumMap<>(Map.of(
            EventKind.ORDERS, 60,
            EventKind.RETURNS, 8,
            EventKind.ADS, 12,
            EventKind.INVENTORY, 6,
            EventKind.FEEDBACK, 4,
            EventKind.TRAFFIC, 6,
            EventKind.FEES, 4));

    private static final EventKind[] URN = PER_HUNDRED.entrySet().stream()
            .flatMap(entry -> java.util.Collections.nCopies(entry.getValue(), entry.getKey()).stream())
            .toArray(EventKind[]::new);

    private Kinds() {}

    static EventKind draw(SplittableRandom random) {
        return URN[random.nextInt(URN.length)];
    }

    static String describe() {
        return PER_HUNDRED.entrySet().stream()
                .map(entry -> entry.getKey().id() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
