package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Spread;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * A site at AliExpress: times are those of California without offset, discounts those of the whole order, fees bear a date, views
 * are of products and stand for visits; no promise and no delivery is told. Claims, returns without an order, a second dispute of an
 * order and stars of the seller are not told.
 */
final class AliExpressLook implements Look {

    private static final String SOURCE = "aliexpress";
    private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
    private static final String COMMISSION = "escrow_fee";

    /** AliExpress' number of the reason that goods are not as described. */
    private static final String REASON = "115";

    private final Look ads;
    private final Shop shop;
    private final Catalog catalog;
    private final Shelf shelf;
    private final Map<String, Order> orders = new HashMap<>();
    private final Set<String> disputed = new HashSet<>();

    /** @param ads what the ad network of the site holds */
    AliExpressLook(Shop shop, Look ads) {
        this.ads = ads;
        this.shop = shop;
        this.catalog = new Catalog(shop, SOURCE, number -> number + "-<none>", AliExpressLook::asToldInCalifornia);
        this.shelf = new Shelf(shop);
    }

    @Override
    public void see(SpecificRecord event, Sight sight) {
        switch (EventKind.ofRecord(event)) {
            case ORDERS -> order((Order) event, sight);
            case RETURNS -> returned((Return) event, sight);
            case FEES -> sight.shown(fee((Fee) event));
            case INVENTORY -> stock((InventorySnapshot) event, sight);
            case FEEDBACK -> review((Feedback) event, sight);
            case LISTINGS -> catalog.listed((Listing) event, sight);
            case ADS -> ads.see(event, sight);
            case TRAFFIC -> views((Traffic) event, sight);
        }
    }

    private void order(Order told, Sight sight) {
        String word = switch (told.getStatus()) {
            case SHIPPED -> "WAIT_BUYER_ACCEPT_GOODS";
            case DELIVERED -> "FUND_PROCESSING";
            case CANCELLED ->
                "FINISH/"
                        + (told.getCancelledBy() == CancelledBy.SELLER
                                ? "seller_send_goods_timeout"
                                : "cancel_order_close_trade");
            default -> "PLACE_ORDER_SUCCESS";
        };
        Order.Builder order = Pieces.order(
                told,
                word,
                line -> line.setLineId(told.getOrderId() + line.getLineId())
                        .setWarehouse(null)
                        .setTaxMicros(0));
        Order held = Pieces.inSeconds(order)
                .setPromisedShipAt(null)
                .setPromisedDeliveryAt(null)
                .setDeliveredAt(null)
                .setLines(discounted(order.getLines()))
                .build();
        Order before = orders.get(told.getOrderId());
        if (before == null || before.getRevision() < held.getRevision()) {
            orders.put(told.getOrderId(), held);
        }
        show(held, sight);
    }

    private static void show(Order held, Sight sight) {
        sight.shown(
                held,
                Order.newBuilder(held)
                        .setOccurredAt(asToldInCalifornia(held.getOccurredAt()))
                        .setShippedAt(held.getShippedAt() == null ? null : asToldInCalifornia(held.getShippedAt()))
                        .build());
    }

    /** What was taken off is told for the order as a whole. */
    private static List<OrderLine> discounted(List<OrderLine> lines) {
        long whole = lines.stream().mapToLong(OrderLine::getDiscountMicros).sum();
        long[] parts =
                Spread.over(whole, lines.stream().map(OrderLine::getGrossMicros).toList());
        List<OrderLine> spread = new ArrayList<>();
        for (int line = 0; line < parts.length; line++) {
            spread.add(OrderLine.newBuilder(lines.get(line))
                    .setDiscountMicros(parts[line])
                    .build());
        }
        return spread;
    }

    /** The hour that comes twice is told twice the same; it counts in the first. */
    private static Instant asToldInCalifornia(Instant at) {
        return at.atZone(CALIFORNIA).withEarlierOffsetAtOverlap().toInstant();
    }

    private void returned(Return told, Sight sight) {
        boolean known = told.getOrderId() != null && told.getKind() != ReturnKind.CLAIM;
        String dispute = (told.getKind() == ReturnKind.RETURN ? "1" : "2") + told.getOrderId();
        if (!known || !disputed.contains(dispute) && !disputed.add(told.getOrderId())) {
            sight.posted(told);
            return;
        }
        disputed.add(dispute);
        Instant at = Pieces.seconds(told.getOccurredAt());
        Return held = Pieces.returned(
                        told,
                        "return/" + dispute,
                        line -> line.setOrderLineId(told.getOrderId() + line.getOrderLineId()))
                .setRevision(at.toEpochMilli())
                .setOccurredAt(at)
                .setRequestedAt(at)
                .setReason(REASON)
                .build();
        sight.shown(
                held,
                Return.newBuilder(held).setOccurredAt(asToldInCalifornia(at)).build());
        touch(held, sight);
    }

    /** A dispute changes its order, by which it is found. */
    private void touch(Return dispute, Sight sight) {
        Order order = orders.get(dispute.getOrderId());
        if (order != null) {
            show(
                    Order.newBuilder(order)
                            .setRevision(dispute.getRevision())
                            .setObservedAt(dispute.getObservedAt())
                            .build(),
                    sight);
        }
    }

    private Fee fee(Fee told) {
        return Fee.newBuilder(told)
                .setEntityId(told.getSite() + "/fee/" + told.getOrderId() + "1/" + COMMISSION)
                .setOccurredAt(shop.start(shop.date(told.getOccurredAt())))
                .setPlatformFeeType(COMMISSION)
                .build();
    }

    private void stock(InventorySnapshot told, Sight sight) {
        InventorySnapshot stock = InventorySnapshot.newBuilder(told)
                .setCategory(null)
                .setWarehouse("")
                .setReservedUnits(0)
                .setInboundUnits(0)
                .setAgedUnits(0)
                .build();
        shelf.counted(catalog.counted(told, sight), stock, sight);
    }

    private static void review(Feedback told, Sight sight) {
        if (told.getKind() != FeedbackKind.PRODUCT_REVIEW) {
            sight.posted(told);
            return;
        }
        Feedback held = Feedback.newBuilder(told)
                .setEntityId(told.getSite() + "/review/" + told.getOrderId() + "1")
                .setOccurredAt(Pieces.seconds(told.getOccurredAt()))
                .setSku(null)
                .setCategory(null)
                .build();
        sight.shown(
                held,
                Feedback.newBuilder(held)
                        .setOccurredAt(asToldInCalifornia(held.getOccurredAt()))
                        .build());
    }

    /** Views of the shop, spread over its products. */
    private void views(Traffic told, Sight sight) {
        List<String> products = catalog.old();
        long[] views = Spread.over(
                told.getPageViews(), products.stream().map(any -> 1L).toList());
        for (int place = 0; place < views.length; place++) {
            String product = products.get(place).split("-", 2)[0];
            sight.shown(Traffic.newBuilder(told)
                    .setEntityId(told.getSite() + "/traffic/" + product + "/" + told.getDate())
                    .setSessions(views[place])
                    .setPageViews(views[place])
                    .build());
        }
    }
}
