package io.globalkpi.schemas.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which source counts for a site, by event kind and local date: one business fact told by a platform and an ERP contributes
 * once. A row says {@code orders: mabang}, and {@code orders from 2026-07-01: amazon} from that local date on.
 */
public final class Authorities {

    private static final String FROM = " from ";

    private final Map<String, TreeMap<LocalDate, String>> byKind;

    private Authorities(Map<String, TreeMap<LocalDate, String>> byKind) {
        this.byKind = byKind;
    }

    /**
     * @param sources as a site's row has them
     * @throws IllegalArgumentException naming the key that is neither a kind nor a kind and a date
     */
    public static Authorities of(Map<String, String> sources) {
        Map<String, TreeMap<LocalDate, String>> byKind = new HashMap<>();
        sources.forEach((key, source) ->
                byKind.computeIfAbsent(kindOf(key), kind -> new TreeMap<>()).put(dateOf(key), source));
        return new Authorities(byKind);
    }

    /** The event kind that a key of a site's sources speaks of. */
    public static String kindOf(String key) {
        return key.split(FROM, 2)[0].strip();
    }

    private static LocalDate dateOf(String key) {
        String[] parts = key.split(FROM, 2);
        try {
            return parts.length < 2 ? LocalDate.MIN : LocalDate.parse(parts[1].strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "sources must name a kind such as orders, or a kind and a date such as orders from 2026-07-01, was '"
                            + key + "'",
                    e);
        }
    }

    /** The source that counts on a local date of the site; empty if any does. */
    public Optional<String> on(String kind, LocalDate date) {
        TreeMap<LocalDate, String> sources = byKind.get(kind);
        return sources == null
                ? Optional.empty()
                : Optional.ofNullable(sources.floorEntry(date)).map(Map.Entry::getValue);
    }

    /** True when a source is named for the kind on some date. */
    public boolean speakOf(String kind) {
        return byKind.containsKey(kind);
    }
}
