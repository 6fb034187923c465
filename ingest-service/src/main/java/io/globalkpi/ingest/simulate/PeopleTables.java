package io.globalkpi.ingest.simulate;

import static io.globalkpi.ingest.simulate.ReferenceFiles.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Owners, what they own, who they are, what they may see, and where they are told. Nobody in it exists. */
final class PeopleTables {

    private static final Map<String, String> HEADS = Map.of("west", "wei", "asia", "sora");

    private PeopleTables() {}

    static List<Map<String, Object>> owners() {
        return Holdings.OWNERS.stream()
                .map(owner -> {
                    Map<String, Object> row = row(
                            "owner", owner.owner(),
                            "from", World.OPENED_ON.toString(),
                            "name", owner.name(),
                            "kind", owner.kind());
                    if (owner.team() != null) {
                        row.put("team", owner.team());
                    }
                    return row;
                })
                .toList();
    }

    static List<Map<String, Object>> ownership(Holdings holdings) {
        return holdings.rows().stream().map(PeopleTables::holding).toList();
    }

    private static Map<String, Object> holding(Holdings.Holding holding) {
        Map<String, Object> row = row("site", holding.site());
        if (!holding.object().isEmpty()) {
            row.put(holding.what(), holding.object());
        }
        row.put("from", holding.from().toString());
        if (holding.until() != null) {
            row.put("until", holding.until().toString());
        }
        if (holding.shares().size() == 1) {
            row.put("owner", holding.shares().keySet().iterator().next());
        } else {
            Map<String, String> shares = new LinkedHashMap<>();
            holding.shares().keySet().stream()
                    .sorted()
                    .forEach(owner -> shares.put(owner, holding.shares().get(owner) + "%"));
            row.put("shares", shares);
        }
        return row;
    }

    static List<Map<String, Object>> people() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(head("wei", "Wei", "west"));
        rows.add(head("sora", "Sora", "asia"));
        for (Holdings.OwnerRow owner : Holdings.OWNERS) {
            Map<String, Object> row = row("person", owner.owner(), "name", owner.name(), "owner", owner.owner());
            if (owner.team() != null) {
                row.put("team", owner.team());
                row.put("manager", HEADS.get(owner.team()));
            }
            row.put("role", owner.team() == null ? "agency" : "operator");
            rows.add(reachable(row, owner.owner(), "Europe/Berlin"));
        }
        return rows;
    }

    private static Map<String, Object> head(String person, String name, String team) {
        return reachable(row("person", person, "name", name, "team", team, "role", "manager"), person, "Asia/Shanghai");
    }

    private static Map<String, Object> reachable(Map<String, Object> row, String person, String zone) {
        row.put("language", "en");
        row.put("zone", zone);
        row.put("addresses", Map.of("email", person + "@acme.example"));
        return row;
    }

    static List<Map<String, Object>> grants() {
        List<Map<String, Object>> rows = new ArrayList<>();
        HEADS.values().stream().sorted().forEach(head -> rows.add(grant(head, "*", "*", true)));
        Holdings.OWNERS.forEach(owner -> rows.add(grant(owner.owner(), "OWNER", owner.owner(), false)));
        return rows;
    }

    private static Map<String, Object> grant(String person, String scopeType, String scopeId, boolean money) {
        return row(
                "grant", person + "-sees",
                "person", person,
                "scopeType", scopeType,
                "scopeId", scopeId,
                "cost", money,
                "margin", money);
    }

    static List<Map<String, Object>> routes() {
        return List.of(row(
                "route", "everything-to-console",
                "rules", ReferenceFiles.none(),
                "levels", ReferenceFiles.none(),
                "scopeTypes", ReferenceFiles.none(),
                "scopeIds", ReferenceFiles.none(),
                "channel", "console",
                "destination", "console",
                "persons", ReferenceFiles.none()));
    }
}
