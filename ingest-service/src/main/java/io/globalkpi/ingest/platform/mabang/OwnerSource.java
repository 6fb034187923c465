package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who answers for which shop: employees as rows for owners.yaml, managers of shops as rows for ownership.yaml. Mabang does not
 * say since when: the rows hold from the job's setting {@code owners-from}, else from the first day of this month.
 */
final class OwnerSource implements Source<Void> {

    static final String EMPLOYEES = "sys-get-employee-list";
    static final String SHOPS = "sys-get-shop-list";

    /** Employees at work, of 1 not yet active, 2 active, 3 stopped, 4 gone. */
    private static final String ACTIVE = "2";

    private static final String CLOSED = "2";

    @Override
    public Pulled<Void> pull(Slice slice, String cursor, Session session) {
        List<FoundRow> found = new ArrayList<>();
        for (JsonNode employee : rows(EMPLOYEES, session)) {
            if (employee.path("status").asText(ACTIVE).equals(ACTIVE)) {
                found.add(owner(employee, session));
            }
        }
        for (JsonNode shop : rows(SHOPS, session)) {
            ownership(shop, session).ifPresent(found::add);
        }
        return Pulled.<Void>last(List.of()).finding(found);
    }

    private static JsonNode rows(String api, Session session) {
        return session.call(MabangProtocol.call(api, Map.of()))
                .json()
                .path("data")
                .path("data");
    }

    private static FoundRow owner(JsonNode employee, Session session) {
        return new FoundRow(
                "owners",
                Map.of(
                        "owner",
                        ownerId(employee.path("employeeId").asText()),
                        "name",
                        employee.path("name").asText(),
                        "from",
                        from(session)));
    }

    /** Of an open shop that the job names a site for. */
    private static Optional<FoundRow> ownership(JsonNode shop, Session session) {
        String manager = shop.path("shopEmployeeId").asText();
        boolean open = !shop.path("status").asText().equals(CLOSED);
        Optional<Shop> site = session.shop(shop.path("id").asText());
        if (!open || manager.isBlank() || manager.equals("0") || site.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FoundRow(
                "ownership", Map.of("site", site.get().site(), "from", from(session), "owner", ownerId(manager))));
    }

    private static String ownerId(String employee) {
        return "mabang-" + employee;
    }

    private static String from(Session session) {
        return session.setting("owners-from").orElseGet(() -> firstOfMonth(session.now()));
    }

    private static String firstOfMonth(Instant now) {
        return LocalDate.ofInstant(now, ChinaTime.ZONE).withDayOfMonth(1).toString();
    }
}
