package io.globalkpi.ingest.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a file.
 *
 * @param rows read this time, the header not counted
 * @param resumedAfter rows done by an earlier run
 * @param alreadyDone true when an earlier run finished and nothing was read
 * @param events published, by kind
 * @param rejected dead letters, by reason
 * @param skipped rows passed over by a rule of the mapping, by its reason
 */
public record ImportSummary(
        String file,
        String mapping,
        long rows,
        long resumedAfter,
        boolean alreadyDone,
        Map<String, Long> events,
        Map<String, Long> rejected,
        Map<String, Long> skipped,
        Duration took) {

    public ImportSummary {
        events = Map.copyOf(events);
        rejected = Map.copyOf(rejected);
        skipped = Map.copyOf(skipped);
    }

    public long rejections() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** For people, one fact a line. */
    public List<String> lines() {
        if (alreadyDone) {
            return List.of(file + " was imported before with mapping " + mapping
                    + "; nothing was done. Use --again to import it once more.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s: %,d rows in %.1f s", file, rows, took.toMillis() / 1000.0));
        if (resumedAfter > 0) {
            lines.add(String.format(Locale.ROOT, "  resumed after row %,d", resumedAfter));
        }
        add(lines, "published", events);
        add(lines, "skipped", skipped);
        add(lines, "rejected", rejected);
        return lines;
    }

    private static void add(List<String> lines, String word, Map<String, Long> counts) {
        new TreeMap<>(counts)
                .forEach((name, count) -> lines.add(String.format(Locale.ROOT, "  %s %,d %s", word, count, name)));
    }
}
