package io.globalkpi.bench.mix;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/** Makes the record that tells of an entity: the same one whenever it is asked. */
final class Tellings {

    static {
        TrustedRecords.trust();
    }

    static final long CENT = 10_000;
    private static final int SKUS = 2_000;
    private static final long HOUR = 3_600_000;

    private final long seed;

    Tellings(long seed) {
        this.seed = seed;
    }

    static String sku(int number) {
        return "SKU-" + (10_000 + number % SKUS);
    }

    static int skus() {
        return SKUS;
    }

    static String orderId(int number) {
        return "ORD-" + (1_000_000_000L + number);
    }

    /** Its id begins with the site; orders and stock as everywhere in the pipeline. */
    static String id(Entity entity) {
        String site = entity.shop().site();
        return switch (entity.kind()) {
            case ORDERS -> site + "/" + orderId(entity.number());
            case INVENTORY ->
                site + "/stock/" + sku(entity.number()) + "/main/"
                        + date(entity.shop(), Instant.ofEpochMilli(entity.occurredAt()));
            default -> site + "/" + entity.kind().id() + "/" + entity.number();
        };
    }

    SpecificRecord of(Entity entity, long observedAt) {
        SplittableRandom random =
                new SplittableRandom(seed ^ (entity.number() * 0x9E3779B97F4A7C15L) + entity.revision());
        Instant occurred = Instant.ofEpochMilli(entity.occurredAt());
        Instant observed = Instant.ofEpochMilli(observedAt);
        return switch (entity.kind()) {
            case ORDERS -> order(entity, occurred, observed, random);
            case RETURNS -> returned(entity, occurred, observed, random);
            case ADS -> Reports.ads(entity, occurred, observed, random);
            case INVENTORY -> Reports.stock(entity, occurred, observed, random);
            case FEEDBACK -> Reports.feedback(entity, occurred, observed, random);
            case TRAFFIC -> Reports.traffic(entity, occurred, observed, random);
            case FEES -> Reports.fee(entity, occurred, observed, random);
            case LISTINGS -> throw new IllegalArgumentException("no listings in this mix");
        };
    }

    private static Order order(Entity entity, Instant occurred, Instant observed, SplittableRandom random) {
        boolean cancelled = random.nextInt(100) < 2;
        boolean shipped = entity.revision() > 1 && !cancelled;
        return Order.newBuilder()
                .setEntityId(id(entity))
                .setRevision(entity.revision())
                .setSite(entity.shop().site())
                .setSource(entity.shop().platform())
                .setOccurredAt(occurred)
                .setObservedAt(observed)
                .setRawRef("raw/" + entity.number())
                .setOrderId(orderId(entity.number()))
                .setCurrency(entity.shop().currency())
                .setStatus(cancelled ? OrderStatus.CANCELLED : shipped ? OrderStatus.SHIPPED : OrderStatus.PAID)
                .setPlatformStatus(shipped ? "Shipped" : "Unshipped")
                .setPromisedShipAt(occurred.plusMillis(48 * HOUR))
                .setShippedAt(shipped ? occurred.plusMillis(random.nextLong(6 * HOUR)) : null)
                .setLines(lines(random))
                .build();
    }

    /** One line mostly, two or three sometimes. */
    private static List<OrderLine> lines(SplittableRandom random) {
        int count = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2);
        List<OrderLine> lines = new ArrayList<>(count);
        for (int line = 0; line < count; line++) {
            long units = 1 + random.nextInt(4);
            long gross = units * (500 + random.nextInt(20_000)) * CENT;
            lines.add(OrderLine.newBuilder()
                    .setLineId(Integer.toString(line + 1))
                    .setSku(sku(random.nextInt(SKUS)))
                    .setQuantity(units)
                    .setUnits(units)
                    .setStatus(OrderStatus.PAID)
                    .setGrossMicros(gross)
                    .setDiscountMicros(random.nextInt(4) == 0 ? gross / CENT / 10 * CENT : 0)
                    .setTaxMicros(gross / CENT / 5 * CENT)
                    .setFreightMicros(499 * CENT)
                    .build());
        }
        return lines;
    }

    private static Return returned(Entity entity, Instant occurred, Instant observed, SplittableRandom random) {
        long units = 1 + random.nextInt(2);
        return Return.newBuilder()
                .setEntityId(id(entity))
                .setRevision(entity.revision())
                .setSite(entity.shop().site())
                .setSource(entity.shop().platform())
                .setOccurredAt(occurred)
                .setObservedAt(observed)
                .setRawRef("raw/" + entity.number())
                .setOrderId(entity.order())
                .setKind(random.nextInt(5) == 0 ? ReturnKind.REFUND : ReturnKind.RETURN)
                .setCurrency(entity.shop().currency())
                .setLines(List.of(ReturnLine.newBuilder()
                        .setSku(sku(random.nextInt(SKUS)))
                        .setUnits(units)
                        .setRefundMicros(units * (500 + random.nextInt(9_000)) * CENT)
                        .setRestocked(random.nextBoolean())
                        .build()))
                .build();
    }

    static LocalDate date(Shop shop, Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of(shop.zone()));
    }
}
