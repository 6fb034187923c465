package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.topic.EventKind;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * A site at Shopee, which tells no time of delivery and no promise of it, and all times in seconds. Claims, returns without an order,
 * stars of the seller and visits are not told.
 */
final class ShopeeLook implements Look {

    private static final String SOURCE = "shopee";
    private static final String COMMISSION = "commission_fee";

    private final Look ads = new Campaigns(SOURCE, (row, campaign) -> campaign + "/" + row.getDate(), true, 7);
    private final Catalog catalog;
    private final Shelf shelf;

    ShopeeLook(Shop shop) {
        this.catalog = new Catalog(shop, SOURCE, number -> number + "-0", UnaryOperator.identity());
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
            case TRAFFIC -> sight.posted(event);
        }
    }

    private void order(Order told, Sight sight) {
        String word = switch (told.getStatus()) {
            case SHIPPED -> "SHIPPED";
            case DELIVERED -> "TO_CONFIRM_RECEIVE";
            case CANCELLED -> "CANCELLED";
            default -> "UNPAID";
        };
        Order.Builder order = Pieces.order(
                told,
                word,
                line -> line.setLineId(catalog.number(line.getSku())).setTaxMicros(0));
        sight.shown(Pieces.inSeconds(order)
                .setPromisedDeliveryAt(null)
                .setDeliveredAt(null)
                .build());
    }

    private static void returned(Return told, Sight sight) {
        if (told.getOrderId() == null || told.getKind() == ReturnKind.CLAIM) {
            sight.posted(told);
            return;
        }
        String number = told.getKind().name().charAt(2) + told.getOrderId();
        sight.shown(Pieces.returned(told, "return/" + number, line -> line.setOrderLineId(null))
                .setRevision(Pieces.seconds(told.getRevision()))
                .setOccurredAt(Pieces.seconds(told.getOccurredAt()))
                .setRequestedAt(Pieces.seconds(told.getOccurredAt()))
                .build());
    }

    private static Fee fee(Fee told) {
        return Fee.newBuilder(told)
                .setEntityId(told.getSite() + "/income/" + told.getOrderId() + "/" + COMMISSION)
                .setOccurredAt(Pieces.seconds(told.getOccurredAt()))
                .setPlatformFeeType(COMMISSION)
                .build();
    }

    private void stock(InventorySnapshot told, Sight sight) {
        InventorySnapshot stock = InventorySnapshot.newBuilder(told)
                .setCategory(null)
                .setInboundUnits(0)
                .setAgedUnits(0)
                .build();
        shelf.counted(catalog.counted(told, sight) + "/" + told.getWarehouse(), stock, sight);
    }

    private static void review(Feedback told, Sight sight) {
        if (told.getKind() != FeedbackKind.PRODUCT_REVIEW) {
            sight.posted(told);
            return;
        }
        sight.shown(Feedback.newBuilder(told)
                .setEntityId(told.getSite() + "/review/" + told.getOrderId())
                .setOccurredAt(Pieces.seconds(told.getOccurredAt()))
                .setSku(null)
                .setCategory(null)
                .build());
    }
}
