package io.globalkpi.standin.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the ERP's books hold at a moment: the truth, as rows. Orders leave the list for the archive 90 days after they were
 * paid.
 */
public final class MabangBooks {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Duration ARCHIVED_AFTER = Duration.ofDays(90);
    private static final JsonMapper JSON = new JsonMapper();

    private final Truth truth;
    private final Clock clock;
    private final Map<String, String> siteByShop = new TreeMap<>();
    private final Map<String, String> managerByShop = new TreeMap<>();
    private final Map<String, String> rates = new LinkedHashMap<>();

    public MabangBooks(Truth truth, Clock clock) {
        this.truth = truth;
        this.clock = clock;
    }

    public MabangBooks shop(String id, String site, String manager) {
        siteByShop.put(id, site);
        managerByShop.put(id, manager);
        return this;
    }

    /** @param inCny CNY for one unit */
    public MabangBooks rate(String currency, String inCny) {
        rates.put(currency, inCny);
        return this;
    }

    List<ObjectNode> orders(JsonNode data) {
        List<String> named =
                Arrays.asList(data.path("platformOrderIds").asText().split(","));
        return all(Order.class, this::row).stream()
                .filter(row -> !isArchived(row.event()))
                .filter(row -> data.path("platformOrderIds").asText().isEmpty()
                        || named.contains(((Order) row.event()).getOrderId()))
                .filter(row -> within(data, "updateTime", Instant.ofEpochMilli(Truth.revision(row.event())))
                        && within(data, "createDate", Truth.occurredAt(row.event())))
                .map(Row::json)
                .toList();
    }

    private ObjectNode row(Order order) {
        List<Fee> fees = truth.shown(Fee.class, order.getSite(), clock.instant()).stream()
                .filter(fee -> order.getOrderId().equals(fee.getOrderId()))
                .toList();
        return MabangRow.order(order, fees);
    }

    List<ObjectNode> archivedOrders(JsonNode data) {
        return all(Order.class, this::row).stream()
                .filter(row -> isArchived(row.event()))
                .filter(row -> within(data, "paidtime", Truth.occurredAt(row.event())))
                .map(Row::json)
                .toList();
    }

    private boolean isArchived(SpecificRecord order) {
        return Truth.occurredAt(order).isBefore(clock.instant().minus(ARCHIVED_AFTER));
    }

    List<ObjectNode> returns(JsonNode data) {
        return all(Return.class, MabangRow::returned).stream()
                .filter(row -> ((Return) row.event()).getKind() == ReturnKind.RETURN)
                .filter(row -> within(data, "updateDate", Instant.ofEpochMilli(Truth.revision(row.event())))
                        && within(data, "createDate", Truth.occurredAt(row.event())))
                .map(Row::json)
                .toList();
    }

    List<ObjectNode> refunds(JsonNode data) {
        return all(Return.class, MabangRow::refund).stream()
                .filter(row -> ((Return) row.event()).getKind() == ReturnKind.REFUND)
                .filter(row -> within(data, "time", Instant.ofEpochMilli(Truth.revision(row.event()))))
                .map(Row::json)
                .toList();
    }

    List<ObjectNode> skus(JsonNode data) {
        List<ObjectNode> rows = new ArrayList<>();
        bySku().forEach((sku, snapshots) -> {
            InventorySnapshot last = snapshots.get(snapshots.size() - 1);
            if (within(data, "updateTime", last.getOccurredAt())) {
                rows.add(MabangRow.sku(last));
            }
        });
        return rows;
    }

    List<ObjectNode> stock(JsonNode data) {
        Map<String, List<InventorySnapshot>> known = bySku();
        return Arrays.stream(data.path("stockSkus").asText().split(","))
                .filter(known::containsKey)
                .map(sku -> MabangRow.stock(sku, known.get(sku)))
                .toList();
    }

    List<ObjectNode> shops() {
        return siteByShop.keySet().stream()
                .map(id -> JSON.createObjectNode()
                        .put("id", id)
                        .put("name", "店铺" + id)
                        .put("status", "1")
                        .put("shopEmployeeId", managerByShop.get(id)))
                .toList();
    }

    List<ObjectNode> employees() {
        return managerByShop.values().stream()
                .distinct()
                .map(id -> JSON.createObjectNode()
                        .put("employeeId", id)
                        .put("name", "员工" + id)
                        .put("status", "2")
                        .put("mobile", "13900000000"))
                .toList();
    }

    List<ObjectNode> rates() {
        return rates.entrySet().stream()
                .map(rate ->
                        JSON.createObjectNode().put("currency", rate.getKey()).put("rate", rate.getValue()))
                .toList();
    }

    private Map<String, List<InventorySnapshot>> bySku() {
        Map<String, List<InventorySnapshot>> bySku = new TreeMap<>();
        siteByShop.values().stream()
                .distinct()
                .flatMap(site -> truth.shown(InventorySnapshot.class, site, clock.instant()).stream())
                .forEach(one -> bySku.computeIfAbsent(one.getSku(), any -> new ArrayList<>())
                        .add(one));
        return bySku;
    }

    private record Row(SpecificRecord event, ObjectNode json) {}

    private <T extends SpecificRecord> List<Row> all(Class<T> kind, Function<T, ObjectNode> form) {
        List<Row> rows = new ArrayList<>();
        siteByShop.forEach((shop, site) -> truth.shown(kind, site, clock.instant())
                .forEach(event -> rows.add(new Row(event, form.apply(event).put("shopId", shop)))));
        return rows;
    }

    /** Both ends count, to the second. Without that time in the question everything does. */
    private static boolean within(JsonNode data, String time, Instant at) {
        String start = data.path(time + "Start").asText();
        String end = data.path(time + "End").asText();
        return (start.isEmpty() || !at.isBefore(instant(start)))
                && (end.isEmpty() || at.isBefore(instant(end).plusSeconds(1)));
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.ofHours(8));
    }

    static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.ofHours(8)));
    }
}
