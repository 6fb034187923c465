package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of an order. One whose pieces were cancelled in part is two lines: what stands, and what was cancelled. */
final class OrderLines {

    private OrderLines() {}

    static List<OrderLine> of(ShopeeOrder order, OrderStatus status, Fields fields) {
        List<ShopeeOrder.Item> items = order.itemList() == null ? List.of() : order.itemList();
        if (items.isEmpty()) {
            throw fields.bad("item_list", "[]", "at least one line");
        }
        List<OrderLine> lines = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            ShopeeOrder.Item item = items.get(i);
            String id = id(item);
            int count = seen.merge(id, 1, Integer::sum);
            add(new Line(count == 1 ? id : id + "-" + count, "item_list[" + i + "].", item, fields), status, lines);
        }
        return lines;
    }

    private static void add(Line line, OrderStatus status, List<OrderLine> lines) {
        long all = line.fields.count(line.path + "model_quantity_purchased", line.item.modelQuantityPurchased());
        long gone = Math.min(all, line.fields.count(line.path + "cancelled_qty", line.item.cancelledQty()));
        if (gone < all || all == 0) {
            lines.add(line.of(line.id, all - gone, status));
        }
        if (gone > 0) {
            lines.add(line.of(gone < all ? line.id + "-cancelled" : line.id, gone, OrderStatus.CANCELLED));
        }
    }

    /** Models of one item share its order item id; parts of a bundle have a line item id of their own. */
    private static String id(ShopeeOrder.Item item) {
        return Skus.numbers(item.lineItemId() == null ? item.orderItemId() : item.lineItemId(), item.modelId());
    }

    /** A line as it is made into one or two. */
    private record Line(String id, String path, ShopeeOrder.Item item, Fields fields) {

        OrderLine of(String lineId, long pieces, OrderStatus status) {
            long price = fields.notNegative(path + "model_original_price", item.modelOriginalPrice());
            long reduced = item.modelDiscountedPrice() == null
                    ? price
                    : fields.notNegative(path + "model_discounted_price", item.modelDiscountedPrice());
            long gross = Math.max(price, reduced);
            return OrderLine.newBuilder()
                    .setLineId(lineId)
                    .setSku(Skus.of(
                            item.modelSku(), item.itemSku(), Skus.numbers(item.itemId(), item.modelId()), fields))
                    .setWarehouse(warehouse())
                    .setQuantity(pieces)
                    .setUnits(pieces)
                    .setStatus(status)
                    .setGrossMicros(Math.multiplyExact(gross, pieces))
                    .setDiscountMicros(Math.multiplyExact(gross - reduced, pieces))
                    .build();
        }

        private @Nullable String warehouse() {
            List<String> all = item.productLocationId();
            return all == null || all.isEmpty() || all.get(0).isBlank() ? null : all.get(0);
        }
    }
}
