package io.globalkpi.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * What really happened at the sites of a stand-in, as events in all their tellings. At any moment the platform shows of each
 * entity the last telling that was observed by then.
 *
 * <p>Of an event {@code revision} is the update time in milliseconds and {@code observedAt} when the platform begins to show
 * it.
 */
public final class Truth {

    private final List<SpecificRecord> tellings = new ArrayList<>();

    /** One answer asks for the same again and again. */
    private final Map<View, List<? extends SpecificRecord>> seen = new HashMap<>();

    private Instant seenAt = Instant.MIN;

    private record View(Class<?> kind, String site) {}

    public synchronized Truth tell(SpecificRecord event) {
        tellings.add(event);
        seen.clear();
        return this;
    }

    /** What is shown at an instant, of one kind and site, by update time and then id. */
    public synchronized <T extends SpecificRecord> List<T> shown(Class<T> kind, String site, Instant now) {
        if (!now.equals(seenAt)) {
            seen.clear();
            seenAt = now;
        }
        View view = new View(kind, site);
        List<? extends SpecificRecord> known = seen.get(view);
        if (known == null) {
            known = look(kind, site, now);
            seen.put(view, known);
        }
        return known.stream().map(kind::cast).toList();
    }

    private <T extends SpecificRecord> List<T> look(Class<T> kind, String site, Instant now) {
        Map<String, T> latest = new LinkedHashMap<>();
        for (SpecificRecord telling : tellings) {
            if (kind.isInstance(telling)
                    && text(telling, "site").equals(site)
                    && !instant(telling, "observedAt").isAfter(now)) {
                latest.merge(
                        text(telling, "entityId"),
                        kind.cast(telling),
                        (old, young) -> revision(young) >= revision(old) ? young : old);
            }
        }
        return latest.values().stream()
                .sorted(Comparator.<T>comparingLong(Truth::revision).thenComparing(event -> text(event, "entityId")))
                .toList();
    }

    public static long revision(SpecificRecord event) {
        return (Long) field(event, "revision");
    }

    public static Instant occurredAt(SpecificRecord event) {
        return instant(event, "occurredAt");
    }

    private static String text(SpecificRecord event, String field) {
        return (String) field(event, field);
    }

    private static Instant instant(SpecificRecord event, String field) {
        return (Instant) field(event, field);
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }
}
