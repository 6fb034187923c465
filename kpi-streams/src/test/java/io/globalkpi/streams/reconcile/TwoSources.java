package io.globalkpi.streams.reconcile;

import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** Random sales told by a platform and an ERP that differ for known causes, and by noise that has none. */
final class TwoSources {

    static final String SITE = "amazon-de/acme";

    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    final List<SpecificRecord> tellings = new ArrayList<>();

    /** What the causes of all rows must sum to, by feed. */
    final Map<String, Map<Cause, Long>> causes =
            Map.of("orders", new EnumMap<>(Cause.class), "returns", new EnumMap<>(Cause.class));

    /** What must remain unexplained in all rows of a feed. */
    final Map<String, Long> noise = new HashMap<>(Map.of("orders", 0L, "returns", 0L));

    private final Random random;

    TwoSources(long seed, int orders) {
        this.random = new Random(seed);
        // The ERP begins before everything else, so that nothing is before its time.
        tell("first", "amazon", BEGIN.minus(Duration.ofDays(1)), 1, 5_000_000, 0, false);
        tell("first", "mabang", BEGIN.minus(Duration.ofDays(1)), 1, 5_000_000, 0, false);
        refund("first", "amazon", "r", BEGIN.minus(Duration.ofDays(1)), 1, 1_000_000);
        refund("first", "mabang", "r", BEGIN.minus(Duration.ofDays(1)), 1, 1_000_000);
        for (int i = 0; i < orders; i++) {
            sale("O" + i);
            refunds("O" + i);
        }
    }

    private void sale(String id) {
        Instant at = BEGIN.plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60)));
        long net = amount();
        long tax = net / 5 + 1;
        long fees = net / 7 + 30_000;
        tell(id, "amazon", at, 1 + random.nextInt(3), amount(), 0, false);
        tell(id, "amazon", at, 9, net, tax, false);
        fee(id, at, fees);
        Instant other = random.nextInt(3) == 0 ? at.plus(Duration.ofHours(30)) : at;
        tell(id, "mabang", other, random.nextInt(9), amount(), 0, random.nextBoolean());
        switch (random.nextInt(6)) {
            case 0 -> tell(id, "mabang", other, 9, net, 0, false);
            case 1 -> {
                tell(id, "mabang", other, 9, net, 0, true);
                expect("orders", Cause.CANCELLED, net);
            }
            case 2 -> {
                tell(id, "mabang", other, 9, net + tax, 0, false);
                expect("orders", Cause.TAX, -tax);
            }
            case 3 -> {
                tell(id, "mabang", other, 9, net - fees, 0, false);
                expect("orders", Cause.FEES, fees);
            }
            case 4 -> {
                tellings.add(order(id, "mabang", other, 9, net, 0, false, true));
                expect("orders", Cause.MISSING, net);
            }
            default -> {
                long odd = 333_000_000 + random.nextInt(100); // more than any tax or fee, so that neither explains it
                tell(id, "mabang", other, 9, net + odd, 0, false);
                noise.merge("orders", -odd, Long::sum);
            }
        }
    }

    private void refunds(String id) {
        Instant at = BEGIN.plus(Duration.ofDays(random.nextInt(20)));
        long first = amount();
        long second = amount();
        switch (random.nextInt(5)) {
            case 0 -> {
                refund(id, "amazon", "a1", at, 1, first);
                expect("returns", Cause.MISSING, first);
            }
            case 1 -> {
                refund(id, "mabang", "b1", at, 1, first);
                expect("returns", Cause.MISSING, -first);
            }
            case 2 -> {
                refund(id, "amazon", "a1", at, 1, first);
                refund(id, "amazon", "a2", at.plus(Duration.ofDays(2)), 1, second);
                refund(id, "mabang", "b1", at.plus(Duration.ofDays(3)), 1, first + second);
            }
            case 3 -> {
                refund(id, "amazon", "a1", at, 1, first);
                refund(id, "mabang", "b1", at.plus(Duration.ofDays(1)), 1, first + second);
                noise.merge("returns", -second, Long::sum);
            }
            default -> {}
        }
    }

    private void expect(String feed, Cause cause, long micros) {
        causes.get(feed).merge(cause, micros, Long::sum);
    }

    private long amount() {
        return 1_000_000 + random.nextInt(200_000_000);
    }

    private void tell(String id, String source, Instant at, long revision, long net, long tax, boolean cancelled) {
        tellings.add(order(id, source, at, revision, net, tax, cancelled, false));
    }

    private static Order order(
            String id,
            String source,
            Instant at,
            long revision,
            long net,
            long tax,
            boolean cancelled,
            boolean withdrawn) {
        OrderStatus status = cancelled ? OrderStatus.CANCELLED : OrderStatus.PAID;
        return Order.newBuilder()
                .setEntityId(SITE + "/" + id)
                .setRevision(revision)
                .setSite(SITE)
                .setSource(source)
                .setOccurredAt(at)
                .setObservedAt(at)
                .setWithdrawn(withdrawn)
                .setOrderId(id)
                .setCurrency("EUR")
                .setStatus(status)
                .setLines(List.of(OrderLine.newBuilder()
                        .setLineId("1")
                        .setSku("TEA")
                        .setQuantity(2)
                        .setUnits(2)
                        .setStatus(status)
                        .setGrossMicros(net + 500_000)
                        .setDiscountMicros(500_000)
                        .setTaxMicros(tax)
                        .build()))
                .build();
    }

    private void refund(String order, String source, String id, Instant at, long revision, long micros) {
        tellings.add(Return.newBuilder()
                .setEntityId(SITE + "/" + order + "/" + id)
                .setRevision(revision)
                .setSite(SITE)
                .setSource(source)
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(order)
                .setKind(ReturnKind.REFUND)
                .setCurrency("EUR")
                .setLines(List.of(ReturnLine.newBuilder()
                        .setSku("TEA")
                        .setUnits(1)
                        .setRefundMicros(micros)
                        .build()))
                .build());
    }

    private void fee(String order, Instant at, long micros) {
        tellings.add(Fee.newBuilder()
                .setEntityId(SITE + "/" + order + "/fee")
                .setRevision(1)
                .setSite(SITE)
                .setSource("amazon")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(order)
                .setFeeClass(FeeClass.PLATFORM)
                .setCurrency("EUR")
                .setAmountMicros(micros)
                .build());
    }
}
