package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.topic.EventKind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A site at Lazada: every piece is a line, no time of shipping and delivery is told and none is promised, and fees bear a date. Claims,
 * returns without an order, stars of the seller and visits are not told.
 */
final class LazadaLook implements Look {

    private static final String SOURCE = "lazada";

    /** Lazada's type of its commission. */
    private static final String COMMISSION = "16";

    private final Look ads = new Campaigns(SOURCE, (row, campaign) -> campaign + "/N/" + row.getDate(), true, 0);
    private final Shop shop;
    private final Catalog catalog;
    private final Shelf shelf;

    LazadaLook(Shop shop) {
        this.shop = shop;
        this.catalog = new Catalog(shop, SOURCE, number -> number + "-" + number + "1", UnaryOperator.identity());
        this.shelf = new Shelf(shop);
    }

    @Override
    public void see(SpecificRecord event, Sight sight) {
        switch (EventKind.ofRecord(event)) {
            case ORDERS -> sight.shown(order((Order) event));
            case RETURNS -> returned((Return) event, sight);
            case FEES -> sight.shown(fee((Fee) event));
            case INVENTORY -> stock((InventorySnapshot) event, sight);
            case FEEDBACK -> review((Feedback) event, sight);
            case LISTINGS -> catalog.listed((Listing) event, sight);
            case ADS -> ads.see(event, sight);
            case TRAFFIC -> sight.posted(event);
        }
    }

    private static Order order(Order told) {
        String word = switch (told.getStatus()) {
            case SHIPPED -> "shipped";
            case DELIVERED -> "delivered";
            case CANCELLED -> "canceled";
            default -> "unpaid";
        };
        Order.Builder order = Pieces.order(told, word, line -> line.setWarehouse(null));
        return Pieces.inSeconds(order)
                .setPromisedShipAt(null)
                .setShippedAt(null)
                .setPromisedDeliveryAt(null)
                .setDeliveredAt(null)
                .setLines(order.getLines().stream()
                        .flatMap(line -> pieces(told, line))
                        .toList())
                .build();
    }

    private static Stream<OrderLine> pieces(Order told, OrderLine line) {
        long pieces = line.getQuantity();
        return LongStream.range(0, pieces)
                .mapToObj(piece -> OrderLine.newBuilder(line)
                        .setLineId(lineId(told.getOrderId(), line.getLineId(), piece))
                        .setQuantity(1)
                        .setUnits(1)
                        .setGrossMicros(line.getGrossMicros() / pieces)
                        .setDiscountMicros(line.getDiscountMicros() / pieces)
                        .setTaxMicros(line.getTaxMicros() / pieces)
                        .build());
    }

    private static String lineId(String order, String line, long piece) {
        return order + line + piece;
    }

    private static void returned(Return told, Sight sight) {
        if (told.getOrderId() == null || told.getKind() == ReturnKind.CLAIM) {
            sight.posted(told);
            return;
        }
        String number = (told.getKind() == ReturnKind.RETURN ? "1" : "2") + told.getOrderId();
        Return.Builder returned = Pieces.returned(told, "return/" + number, line -> {});
        List<ReturnLine> pieces = returned.getLines().stream()
                .flatMap(line -> pieces(told.getOrderId(), line))
                .toList();
        sight.shown(returned.setRevision(Pieces.seconds(told.getRevision()))
                .setOccurredAt(Pieces.seconds(told.getOccurredAt()))
                .setRequestedAt(Pieces.seconds(told.getOccurredAt()))
                .setLines(pieces)
                .build());
    }

    private static Stream<ReturnLine> pieces(String order, ReturnLine line) {
        long pieces = Math.max(1, line.getUnits());
        return LongStream.range(0, pieces)
                .mapToObj(piece -> ReturnLine.newBuilder(line)
                        .setOrderLineId(lineId(order, line.getOrderLineId(), piece))
                        .setUnits(line.getUnits() / pieces)
                        .setRefundMicros(line.getRefundMicros() / pieces)
                        .build());
    }

    private Fee fee(Fee told) {
        return Fee.newBuilder(told)
                .setEntityId(told.getSite() + "/fee/F" + told.getOrderId() + "/" + COMMISSION)
                .setOccurredAt(shop.start(shop.date(told.getOccurredAt())))
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
        sight.shown(Feedback.newBuilder(told)
                .setEntityId(told.getSite() + "/review/" + told.getOrderId())
                .setSku(null)
                .setCategory(null)
                .build());
    }
}
