package io.globalkpi.oracle;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.event.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Random content for one telling of one entity. Told twice, an entity says something else the second time. */
final class RandomEvents {

    /** Orders that returns and reviews name; more than are ever told. */
    static final int ORDER_IDS = 60;

    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "INR", "CNY");

    private final Dice dice;

    RandomEvents(Dice dice) {
        this.dice = dice;
    }

    /**
     * One telling.
     *
     * @param id entity id
     * @param name last part of the entity id
     */
    record Telling(
            String id,
            String name,
            long revision,
            String site,
            String source,
            Instant occurredAt,
            Instant observedAt,
            boolean withdrawn) {}

    SpecificRecord of(String kind, Telling telling) {
        return switch (kind) {
            case "order" -> order(telling);
            case "return" -> returned(telling);
            case "ad" -> ad(telling);
            case "review" -> review(telling);
            case "traffic" -> traffic(telling);
            case "fee" -> fee(telling);
            case "listing" -> listing(telling);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Order order(Telling told) {
        Instant placed = told.occurredAt();
        boolean cancelled = dice.oneIn(8);
        Instant shipped = dice.oneIn(3) ? null : placed.plus(dice.upTo(Duration.ofDays(16)));
        return new Order(
                told.id(),
                told.revision(),
                told.site(),
                told.source(),
                placed,
                told.observedAt(),
                "",
                told.withdrawn(),
                told.name(),
                dice.oneIn(6) ? dice.pick(CURRENCIES) : currencyOf(told.site()),
                cancelled ? OrderStatus.CANCELLED : OrderStatus.PAID,
                "",
                cancelled ? dice.pick(List.of(CancelledBy.values())) : CancelledBy.NOBODY,
                null,
                dice.maybe(() -> placed.plus(dice.upTo(Duration.ofDays(5)))),
                shipped,
                dice.maybe(() -> placed.plus(dice.upTo(Duration.ofDays(40)))),
                dice.maybe(() -> placed.plus(dice.upTo(Duration.ofDays(20)))),
                several(this::orderLine));
    }

    private OrderLine orderLine() {
        long units = dice.upTo(4);
        long gross = 1 + dice.upTo(90_000_000);
        return OrderLine.newBuilder()
                .setLineId("L" + dice.upTo(1_000))
                .setSku(sku())
                .setCategory(category())
                .setCampaign(dice.oneIn(3) ? dice.pick(RandomReference.CAMPAIGNS) : null)
                .setQuantity(Math.max(1, units))
                .setUnits(units)
                .setStatus(dice.oneIn(8) ? OrderStatus.CANCELLED : OrderStatus.PAID)
                .setGrossMicros(gross)
                .setDiscountMicros(dice.oneIn(3) ? dice.upTo((int) gross) : 0)
                .setFreightMicros(dice.oneIn(4) ? dice.upTo(2_000_000) : 0)
                .setDutyMicros(dice.oneIn(4) ? dice.upTo(500_000) : 0)
                .build();
    }

    private Return returned(Telling told) {
        return Return.newBuilder()
                .setEntityId(told.id())
                .setRevision(told.revision())
                .setSite(told.site())
                .setSource(told.source())
                .setOccurredAt(told.occurredAt())
                .setObservedAt(told.observedAt())
                .setWithdrawn(told.withdrawn())
                .setOrderId(dice.oneIn(5) ? null : orderName())
                .setKind(dice.pick(List.of(ReturnKind.values())))
                .setCurrency(currencyOf(told.site()))
                .setDeniedAt(dice.oneIn(4) ? told.occurredAt().plusSeconds(60) : null)
                .setLines(several(this::returnLine))
                .build();
    }

    private ReturnLine returnLine() {
        return ReturnLine.newBuilder()
                .setSku(sku())
                .setCategory(category())
                .setCampaign(dice.oneIn(4) ? dice.pick(RandomReference.CAMPAIGNS) : null)
                .setUnits(dice.upTo(3))
                .setRefundMicros(dice.oneIn(5) ? 0 : dice.upTo(50_000_000))
                .setRestocked(dice.oneIn(2))
                .build();
    }

    private AdPerformance ad(Telling told) {
        return AdPerformance.newBuilder()
                .setEntityId(told.id())
                .setRevision(told.revision())
                .setSite(told.site())
                .setSource(told.source())
                .setOccurredAt(told.occurredAt())
                .setObservedAt(told.observedAt())
                .setWithdrawn(told.withdrawn())
                .setDate(dateOf(told))
                .setGrain(dice.pick(List.of(RowGrain.values())))
                .setCampaign(dice.pick(RandomReference.CAMPAIGNS))
                .setSku(dice.oneIn(2) ? sku() : null)
                .setCategory(category())
                .setCurrency(currencyOf(told.site()))
                .setImpressions(dice.upTo(5_000))
                .setClicks(dice.upTo(200))
                .setSpendMicros(dice.oneIn(6) ? 0 : dice.upTo(30_000_000))
                .setAttributedSalesMicros(dice.oneIn(3) ? 0 : dice.upTo(90_000_000))
                .setAttributedOrders(dice.upTo(5))
                .setAttributedUnits(dice.upTo(9))
                .build();
    }

    private Feedback review(Telling told) {
        return Feedback.newBuilder()
                .setEntityId(told.id())
                .setRevision(told.revision())
                .setSite(told.site())
                .setSource(told.source())
                .setOccurredAt(told.occurredAt())
                .setObservedAt(told.observedAt())
                .setWithdrawn(told.withdrawn())
                .setKind(dice.pick(List.of(FeedbackKind.values())))
                .setOrderId(dice.oneIn(3) ? null : orderName())
                .setSku(dice.oneIn(3) ? null : sku())
                .setCategory(category())
                .setStars((int) (1 + dice.upTo(5)))
                .build();
    }

    private Traffic traffic(Telling told) {
        return Traffic.newBuilder()
                .setEntityId(told.id())
                .setRevision(told.revision())
                .setSite(told.site())
                .setSource(told.source())
                .setOccurredAt(told.occurredAt())
                .setObservedAt(told.observedAt())
                .setWithdrawn(told.withdrawn())
                .setDate(dateOf(told))
                .setGrain(dice.pick(List.of(RowGrain.values())))
                .setSku(dice.oneIn(2) ? sku() : null)
                .setCategory(category())
                .setSessions(dice.upTo(400))
                .setPageViews(dice.upTo(900))
                .build();
    }

    private Fee fee(Telling told) {
        return Fee.newBuilder()
                .setEntityId(told.id())
                .setRevision(told.revision())
                .setSite(told.site())
                .setSource(told.source())
                .setOccurredAt(told.occurredAt())
                .setObservedAt(told.observedAt())
                .setWithdrawn(told.withdrawn())
                .setOrderId(dice.oneIn(2) ? orderName() : null)
                .setSku(dice.oneIn(2) ? sku() : null)
                .setCategory(category())
                .setFeeClass(dice.pick(Arrays.asList(FeeClass.values())))
                .setCurrency(dice.oneIn(4) ? dice.pick(CURRENCIES) : currencyOf(told.site()))
                .setAmountMicros(dice.upTo(20_000_000) - 5_000_000)
                .build();
    }

    private Listing listing(Telling told) {
        return Listing.newBuilder()
                .setEntityId(told.id())
                .setRevision(told.revision())
                .setSite(told.site())
                .setSource(told.source())
                .setOccurredAt(told.occurredAt())
                .setObservedAt(told.observedAt())
                .setWithdrawn(told.withdrawn())
                .setSku(sku())
                .setCategory(category())
                .setStatus(dice.pick(List.of(ListingStatus.values())))
                .setPublishedAt(dice.oneIn(4) ? null : told.occurredAt().minus(dice.upTo(Duration.ofHours(50))))
                .build();
    }

    InventorySnapshot stock(Telling told, String sku, String warehouse, LocalDate date) {
        boolean costed = dice.oneIn(3);
        return InventorySnapshot.newBuilder()
                .setEntityId(told.id())
                .setRevision(told.revision())
                .setSite(told.site())
                .setSource(told.source())
                .setOccurredAt(told.occurredAt())
                .setObservedAt(told.observedAt())
                .setWithdrawn(told.withdrawn())
                .setDate(date)
                .setSku(sku)
                .setCategory(category())
                .setWarehouse(warehouse)
                .setSellableUnits(dice.oneIn(3) ? 0 : dice.upTo(60))
                .setAgedUnits(dice.upTo(10))
                .setUnitCostMicros(costed ? (long) dice.upTo(8_000_000) : null)
                .setCurrency(costed ? dice.pick(CURRENCIES) : "")
                .build();
    }

    private <T> List<T> several(Supplier<T> one) {
        return Stream.generate(one).limit(1 + dice.upTo(3)).toList();
    }

    private String sku() {
        return dice.pick(RandomReference.SKUS);
    }

    private @Nullable String category() {
        return dice.oneIn(2) ? dice.pick(RandomReference.CATEGORIES) : null;
    }

    private String orderName() {
        return "O" + dice.upTo(ORDER_IDS);
    }

    private static LocalDate dateOf(Telling told) {
        return LocalDate.ofInstant(told.occurredAt(), ZoneOffset.UTC);
    }

    private static String currencyOf(String site) {
        List<String> currencies = List.of("USD", "EUR", "GBP", "INR", "USD");
        return IntStream.range(0, currencies.size())
                .filter(at -> RandomReference.siteIds().get(at).equals(site))
                .mapToObj(currencies::get)
                .findFirst()
                .orElse("USD");
    }
}
