package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.topic.EventKind;
import org.apache.avro.specific.SpecificRecord;

/**
 * A site at eBay. Delivery is not told, nor is how a claim ended; goods that come back and money that is paid back are told apart;
 * a view stands for a visit. Reviews, listings and returns without an order are not told.
 */
final class EbayLook implements Look {

    private final Look ads;
    private final Shelf shelf;

    /** @param ads what the ad network of the site holds */
    EbayLook(Shop shop, Look ads) {
        this.ads = ads;
        this.shelf = new Shelf(shop);
    }

    @Override
    public void see(SpecificRecord event, Sight sight) {
        switch (EventKind.ofRecord(event)) {
            case ORDERS -> order((Order) event, sight);
            case RETURNS -> returned((Return) event, sight);
            case FEES -> sight.shown(fee((Fee) event));
            case INVENTORY -> stock((InventorySnapshot) event, sight);
            case TRAFFIC -> sight.shown(views((Traffic) event));
            case ADS -> ads.see(event, sight);
            case FEEDBACK, LISTINGS -> sight.posted(event);
        }
    }

    private static void order(Order told, Sight sight) {
        if (told.getStatus() == OrderStatus.DELIVERED) {
            sight.untold(told);
            return;
        }
        String word = switch (told.getStatus()) {
            case SHIPPED -> "FULFILLED/PAID/NONE_REQUESTED";
            case CANCELLED -> "NOT_STARTED/FULLY_REFUNDED/CANCELED";
            default -> "NOT_STARTED/PENDING/NONE_REQUESTED";
        };
        sight.shown(Pieces.order(told, word, line -> line.setWarehouse(null)).build());
    }

    private static void returned(Return told, Sight sight) {
        if (told.getOrderId() == null) {
            sight.posted(told);
            return;
        }
        if (told.getKind() == ReturnKind.CLAIM) {
            sight.shown(Pieces.returned(told, "inquiries/I" + told.getOrderId(), line -> {})
                    .setReason("ITEM_NOT_RECEIVED")
                    .build());
            return;
        }
        if (told.getKind() == ReturnKind.RETURN) {
            sight.shown(Pieces.returned(told, "returns/G" + told.getOrderId(), line -> line.setRefundMicros(0))
                    .build());
        }
        String refund = told.getKind().name().charAt(2) + told.getOrderId();
        sight.shown(Pieces.money(told, "refunds/" + told.getOrderId() + "/" + refund)
                .setReason("")
                .build());
    }

    private static Fee fee(Fee told) {
        String word = "FINAL_VALUE_FEE";
        return Fee.newBuilder(told)
                .setEntityId(told.getSite() + "/fees/SALE/T" + told.getOrderId() + "/1/" + word + "/0")
                .setPlatformFeeType(word)
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
        shelf.counted(told.getSku(), stock, sight);
    }

    private static Traffic views(Traffic told) {
        return Traffic.newBuilder(told).setSessions(told.getPageViews()).build();
    }
}
