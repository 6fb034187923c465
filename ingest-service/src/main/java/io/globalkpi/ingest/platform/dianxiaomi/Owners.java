package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who runs which shop, as the names of the accounts say: rows for owners.yaml and ownership.yaml. Since when they do not say:
 * from the job's setting {@code owners-from}, else from the first day of the month of the export.
 */
final class Owners {

    private final String from;
    private final Set<Run> runs = new LinkedHashSet<>();

    Owners(DroppedFile file, Session session) {
        LocalDate written = LocalDate.ofInstant(file.writtenAt(), ChinaTime.ZONE);
        this.from =
                session.setting("owners-from").orElse(written.withDayOfMonth(1).toString());
    }

    /** Who runs a site. */
    private record Run(String site, String owner, @Nullable String team) {}

    void see(Shop shop, ShopAccount.Read account) {
        if (account.owner() != null) {
            runs.add(new Run(shop.site(), account.owner(), account.team()));
        }
    }

    List<FoundRow> found() {
        Map<String, FoundRow> rows = new TreeMap<>();
        for (Run run : runs) {
            rows.put("owners/" + run.owner(), person(run));
            rows.put(
                    "ownership/" + run.site(),
                    new FoundRow("ownership", Map.of("site", run.site(), "owner", run.owner(), "from", from)));
        }
        return new ArrayList<>(rows.values());
    }

    private FoundRow person(Run run) {
        Map<String, Object> person = new TreeMap<>(Map.of("owner", run.owner(), "name", run.owner(), "from", from));
        if (run.team() != null) {
            person.put("team", run.team());
        }
        return new FoundRow("owners", person);
    }
}
