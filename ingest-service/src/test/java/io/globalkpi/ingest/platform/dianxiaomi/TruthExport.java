package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.standin.Truth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a seller exports at a moment: of the truth one row a product, in times of China, with the order's amounts on every row and
 * the stock of the product beside it.
 *
 * @param shops by the name of the account, as the seller writes it
 */
record TruthExport(Truth truth, Map<String, Shop> shops) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));
    private static final BigDecimal POSTAGE = new BigDecimal("4.00");
    private static final List<String> HEADER = List.of(
            "店铺账号", "订单号", "包裹号", "订单状态", "下单时间", "付款时间", "发货时间", "退款时间", "买家姓名", "SKU", "产品售价", "产品数量", "币种缩写", "订单金额",
            "买家支付运费", "退款金额", "预估运费", "商品SKU", "库存量", "商品采购价", "发货仓库");

    Sheet sheet(Instant at) {
        Sheet sheet = new Sheet(HEADER);
        shops.forEach((account, shop) -> truth.shown(Order.class, shop.site(), at)
                .forEach(order -> order.getLines().forEach(line -> row(sheet, account, order, line, at))));
        return sheet;
    }

    private void row(Sheet sheet, String account, Order order, OrderLine line, Instant at) {
        Optional<Return> refund = of(Return.class, order, at, Return::getOrderId);
        Optional<Fee> freight = of(Fee.class, order, at, Fee::getOrderId);
        Optional<InventorySnapshot> stock = stock(line.getSku(), at);
        sheet.row(
                "店铺账号", account,
                "订单号", order.getOrderId(),
                "包裹号", line.getLineId().split("/")[0],
                "订单状态", order.getPlatformStatus(),
                "下单时间", TIME.format(order.getOccurredAt()),
                "付款时间", order.getStatus() == OrderStatus.CREATED ? "" : TIME.format(order.getOccurredAt()),
                "发货时间", order.getShippedAt() == null ? "" : TIME.format(order.getShippedAt()),
                "退款时间", refund.map(one -> TIME.format(one.getOccurredAt())).orElse(""),
                "买家姓名", "Ann Lee",
                "SKU", line.getSku(),
                "产品售价", money(line.getGrossMicros() / line.getQuantity()),
                "产品数量", line.getQuantity(),
                "币种缩写", order.getCurrency(),
                "订单金额", money(amount(order)),
                "买家支付运费", POSTAGE.toPlainString(),
                "退款金额", refund.map(one -> money(sum(one))).orElse(""),
                "预估运费", freight.map(one -> money(one.getAmountMicros())).orElse(""),
                "商品SKU", stock.map(InventorySnapshot::getSku).orElse(""),
                "库存量", stock.map(one -> Long.toString(one.getSellableUnits())).orElse(""),
                "商品采购价", stock.map(one -> money(one.getUnitCostMicros())).orElse(""),
                "发货仓库", line.getWarehouse());
    }

    private <T extends org.apache.avro.specific.SpecificRecord> Optional<T> of(
            Class<T> kind, Order order, Instant at, java.util.function.Function<T, String> named) {
        return truth.shown(kind, order.getSite(), at).stream()
                .filter(one -> order.getOrderId().equals(named.apply(one)))
                .findFirst();
    }

    private Optional<InventorySnapshot> stock(String sku, Instant at) {
        return shops.values().stream()
                .flatMap(shop -> truth.shown(InventorySnapshot.class, shop.site(), at).stream())
                .filter(one -> one.getSku().equals("W-" + sku))
                .findFirst();
    }

    private static long amount(Order order) {
        return order.getLines().stream()
                        .mapToLong(line -> line.getGrossMicros() - line.getDiscountMicros())
                        .sum()
                + POSTAGE.movePointRight(6).longValueExact();
    }

    private static long sum(Return refund) {
        return refund.getLines().stream().mapToLong(ReturnLine::getRefundMicros).sum();
    }

    private static String money(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
