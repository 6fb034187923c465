package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who runs which shop, as the names of the accounts say: rows for owners.yaml and ownership.yaml. Since when they do not say:
 * from the job's setting {@code owners-from}, else from the first day of the month of the export.
 */
final class Owners {

    private final String from;
    private final Map<String, FoundRow> rows = new TreeMap<>();

    Owners(DroppedFile file, Session session) {
        LocalDate written = LocalDate.ofInstant(file.writtenAt(), ChinaTime.ZONE);
        this.from =
                session.setting("owners-from").orElse(written.withDayOfMonth(1).toString());
    }

    void see(Shop shop, ShopAccount.Read account) {
        String owner = account.owner();
        if (owner == null) {
            return;
        }
        Map<String, Object> person = new TreeMap<>(Map.of("owner", owner, "name", owner, "from", from));
        if (account.team() != null) {
            person.put("team", account.team());
        }
        rows.put("owners/" + owner, new FoundRow("owners", person));
        rows.put(
                "ownership/" + shop.site(),
                new FoundRow("ownership", Map.of("site", shop.site(), "owner", owner, "from", from)));
    }

    List<FoundRow> found() {
        return new ArrayList<>(rows.values());
    }
}
