package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.topic.EventKind;
import org.apache.avro.specific.SpecificRecord;

/**
 * A site at Amazon whose goods lie at Amazon. Goods that come back and money that is paid back are told apart; feedback is of the
 * seller only, of one to three stars, and bears a date. Claims, returns without an order and reviews are not told.
 */
final class AmazonLook implements Look {

    private static final int MOST_STARS = 3;

    private final Shop shop;
    private final Look ads;
    private final Shelf shelf;

    /** @param ads what the ad network of the site holds */
    AmazonLook(Shop shop, Look ads) {
        this.shop = shop;
        this.ads = ads;
        this.shelf = new Shelf(shop);
    }

    @Override
    public void see(SpecificRecord event, Sight sight) {
        switch (EventKind.ofRecord(event)) {
            case ORDERS -> sight.shown(order((Order) event));
            case RETURNS -> returned((Return) event, sight);
            case FEES -> sight.shown(fee((Fee) event));
            case INVENTORY -> stock((InventorySnapshot) event, sight);
            case FEEDBACK -> feedback((Feedback) event, sight);
            case ADS -> ads.see(event, sight);
            case LISTINGS ->
                sight.shown(
                        Listing.newBuilder((Listing) event).setCategory(null).build());
            case TRAFFIC -> sight.shown(event);
        }
    }

    private static Order order(Order told) {
        String word = switch (told.getStatus()) {
            case SHIPPED, DELIVERED -> "SHIPPED";
            case CANCELLED -> "CANCELLED";
            default -> "UNSHIPPED";
        };
        return Pieces.order(told, word, line -> line.setWarehouse("FBM")).build();
    }

    /** The id of a return is the licence plate of what came back. */
    private static void returned(Return told, Sight sight) {
        if (told.getOrderId() == null || told.getKind() == ReturnKind.CLAIM) {
            sight.posted(told);
            return;
        }
        if (told.getKind() == ReturnKind.RETURN) {
            boolean restocked = told.getLines().get(0).getRestocked();
            sight.shown(Pieces.returned(
                            told,
                            "return/LPN" + told.getOrderId(),
                            line -> line.setOrderLineId(null)
                                    .setWarehouse("FBA")
                                    .setRefundMicros(0)
                                    .setRestocked(restocked))
                    .setRequestedAt(null)
                    .build());
        }
        sight.shown(Pieces.money(told, "refund/R" + told.getKind().name().charAt(2) + told.getOrderId())
                .setReason("Refund")
                .build());
    }

    /** Each fee is a transaction of its own. */
    private static Fee fee(Fee told) {
        String word = told.getFeeClass() == FeeClass.PLATFORM ? "Commission" : "FBAPerUnitFulfillmentFee";
        return Fee.newBuilder(told)
                .setEntityId(told.getSite() + "/fee/" + word.charAt(0) + told.getOrderId() + "/1/" + word)
                .setPlatformFeeType(word)
                .build();
    }

    private void stock(InventorySnapshot told, Sight sight) {
        InventorySnapshot stock = InventorySnapshot.newBuilder(told)
                .setCategory(null)
                .setWarehouse("FBA")
                .setAgedUnits(0)
                .build();
        shelf.counted(told.getSku() + "/FBA", stock, sight);
    }

    private void feedback(Feedback told, Sight sight) {
        if (told.getKind() != FeedbackKind.SELLER_FEEDBACK || told.getStars() > MOST_STARS) {
            sight.posted(told);
            return;
        }
        sight.shown(Feedback.newBuilder(told)
                .setEntityId(told.getSite() + "/feedback/" + told.getOrderId())
                .setOccurredAt(shop.start(shop.date(told.getOccurredAt())))
                .build());
    }
}
