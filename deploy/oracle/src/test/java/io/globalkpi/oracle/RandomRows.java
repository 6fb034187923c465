package io.globalkpi.oracle;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.event.Traffic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Random rows of every other kind: told twice, one says something else the second time. */
final class RandomRows {

    private final Dice dice;
    private final RandomNames names;

    RandomRows(Dice dice) {
        this.dice = dice;
        this.names = new RandomNames(dice);
    }

    SpecificRecord of(String kind, Telling telling) {
        return switch (kind) {
            case "ad" -> ad(telling);
            case "review" -> review(telling);
            case "traffic" -> traffic(telling);
            case "fee" -> fee(telling);
            case "listing" -> listing(telling);
            default -> throw new IllegalArgumentException(kind);
        };
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
                .setSku(dice.oneIn(2) ? names.sku() : null)
                .setCategory(names.category())
                .setCurrency(RandomNames.currencyOf(told.site()))
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
                .setOrderId(dice.oneIn(3) ? null : names.orderName())
                .setSku(dice.oneIn(3) ? null : names.sku())
                .setCategory(names.category())
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
                .setSku(dice.oneIn(2) ? names.sku() : null)
                .setCategory(names.category())
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
                .setOrderId(dice.oneIn(2) ? names.orderName() : null)
                .setSku(dice.oneIn(2) ? names.sku() : null)
                .setCategory(names.category())
                .setFeeClass(dice.pick(Arrays.asList(FeeClass.values())))
                .setCurrency(dice.oneIn(4) ? dice.pick(RandomNames.CURRENCIES) : RandomNames.currencyOf(told.site()))
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
                .setSku(names.sku())
                .setCategory(names.category())
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
                .setCategory(names.category())
                .setWarehouse(warehouse)
                .setSellableUnits(dice.oneIn(3) ? 0 : dice.upTo(60))
                .setAgedUnits(dice.upTo(10))
                .setUnitCostMicros(costed ? (long) dice.upTo(8_000_000) : null)
                .setCurrency(costed ? dice.pick(RandomNames.CURRENCIES) : "")
                .build();
    }

    private static LocalDate dateOf(Telling told) {
        return LocalDate.ofInstant(told.occurredAt(), ZoneOffset.UTC);
    }
}
