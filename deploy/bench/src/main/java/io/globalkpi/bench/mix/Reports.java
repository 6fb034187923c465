package io.globalkpi.bench.mix;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.event.Traffic;
import java.time.Instant;
import java.util.SplittableRandom;

/** What is told of a shop besides its orders and returns. */
final class Reports {

    private Reports() {}

    static AdPerformance ads(Entity entity, Instant occurred, Instant observed, SplittableRandom random) {
        return AdPerformance.newBuilder()
                .setEntityId(Tellings.id(entity))
                .setRevision(entity.revision())
                .setSite(entity.shop().site())
                .setSource(entity.shop().platform())
                .setOccurredAt(occurred)
                .setObservedAt(observed)
                .setRawRef("raw/" + entity.number())
                .setDate(Tellings.date(entity.shop(), occurred))
                .setGrain(RowGrain.HOUR)
                .setCampaign("campaign-" + random.nextInt(20))
                .setCurrency(entity.shop().currency())
                .setImpressions(random.nextInt(10_000))
                .setClicks(random.nextInt(200))
                .setSpendMicros(random.nextInt(5_000) * Tellings.CENT)
                .setAttributedSalesMicros(random.nextInt(20_000) * Tellings.CENT)
                .setAttributedOrders(random.nextInt(5))
                .setAttributedUnits(random.nextInt(8))
                .build();
    }

    static InventorySnapshot stock(Entity entity, Instant occurred, Instant observed, SplittableRandom random) {
        return InventorySnapshot.newBuilder()
                .setEntityId(Tellings.id(entity))
                .setRevision(entity.occurredAt() * 10 + entity.revision())
                .setSite(entity.shop().site())
                .setSource(entity.shop().platform())
                .setOccurredAt(occurred)
                .setObservedAt(observed)
                .setRawRef("raw/" + entity.number())
                .setDate(Tellings.date(entity.shop(), occurred))
                .setSku(Tellings.sku(entity.number()))
                .setWarehouse("main")
                .setSellableUnits(random.nextInt(300))
                .setAgedUnits(random.nextInt(20))
                .build();
    }

    static Feedback feedback(Entity entity, Instant occurred, Instant observed, SplittableRandom random) {
        return Feedback.newBuilder()
                .setEntityId(Tellings.id(entity))
                .setRevision(entity.revision())
                .setSite(entity.shop().site())
                .setSource(entity.shop().platform())
                .setOccurredAt(occurred)
                .setObservedAt(observed)
                .setRawRef("raw/" + entity.number())
                .setKind(entity.order() == null ? FeedbackKind.PRODUCT_REVIEW : FeedbackKind.SELLER_FEEDBACK)
                .setOrderId(entity.order())
                .setSku(entity.order() == null ? Tellings.sku(random.nextInt(Tellings.skus())) : null)
                .setStars(1 + random.nextInt(5))
                .build();
    }

    static Traffic traffic(Entity entity, Instant occurred, Instant observed, SplittableRandom random) {
        return Traffic.newBuilder()
                .setEntityId(Tellings.id(entity))
                .setRevision(entity.revision())
                .setSite(entity.shop().site())
                .setSource(entity.shop().platform())
                .setOccurredAt(occurred)
                .setObservedAt(observed)
                .setRawRef("raw/" + entity.number())
                .setDate(Tellings.date(entity.shop(), occurred))
                .setGrain(RowGrain.HOUR)
                .setSku(Tellings.sku(random.nextInt(Tellings.skus())))
                .setSessions(random.nextInt(500))
                .setPageViews(random.nextInt(2_000))
                .build();
    }

    static Fee fee(Entity entity, Instant occurred, Instant observed, SplittableRandom random) {
        return Fee.newBuilder()
                .setEntityId(Tellings.id(entity))
                .setRevision(entity.revision())
                .setSite(entity.shop().site())
                .setSource(entity.shop().platform())
                .setOccurredAt(occurred)
                .setObservedAt(observed)
                .setRawRef("raw/" + entity.number())
                .setOrderId(entity.order())
                .setFeeClass(random.nextBoolean() ? FeeClass.PLATFORM : FeeClass.FULFILMENT)
                .setPlatformFeeType("Commission")
                .setCurrency(entity.shop().currency())
                .setAmountMicros((100 + random.nextInt(2_000)) * Tellings.CENT)
                .build();
    }
}
