package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The money of one item, taken apart.
 *
 * <p>Whether a marketplace's prices hold the tax is read off the item itself: of what is told, all with or all without the
 * tax comes to the total.
 *
 * @param gross goods before discounts, without tax
 * @param discount borne by the seller, without tax, not negative
 * @param tax on goods and all else
 * @param leftOut postage, wrapping and other charges: no sales of goods; kept in the raw record
 */
record ItemMoney(BigDecimal gross, BigDecimal discount, BigDecimal tax, BigDecimal leftOut) {

    private static final String ITEM = "ITEM";
    private static final String TAX = "TAX";
    private static final String DISCOUNT = "DISCOUNT";
    private static final Set<String> LEFT_OUT = Set.of("SHIPPING", "GIFT_WRAP", "COD_FEE", "DELIVERY_TIP", "OTHER");

    static ItemMoney of(AmazonOrder.Item item, Normalized outcome) {
        AmazonOrder.ItemProceeds proceeds = item.proceeds();
        if (proceeds == null || proceeds.breakdowns() == null) {
            return priced(item);
        }
        List<AmazonOrder.Breakdown> parts = proceeds.breakdowns();
        parts.stream()
                .map(AmazonOrder.Breakdown::type)
                .filter(type -> !type.equals(ITEM) && !type.equals(TAX) && !type.equals(DISCOUNT))
                .filter(type -> !LEFT_OUT.contains(type))
                .forEach(type -> outcome.flag("proceeds", type));
        BigDecimal goods = sum(parts, ITEM::equals);
        BigDecimal discount = sum(parts, DISCOUNT::equals).abs();
        BigDecimal tax = sum(parts, TAX::equals);
        BigDecimal rest = sum(parts, type -> !type.equals(ITEM) && !type.equals(TAX) && !type.equals(DISCOUNT));
        AmazonOrder.Money total = proceeds.proceedsTotal();
        boolean holdsTax = total != null
                && tax.signum() != 0
                && total.amount().compareTo(goods.subtract(discount).add(rest)) == 0;
        // Tax of discounts is told with a sign of its own, so what is taken off the goods is all of the tax on them.
        BigDecimal taxOnGoods = holdsTax ? onGoods(parts, tax) : BigDecimal.ZERO;
        return new ItemMoney(goods.subtract(taxOnGoods), discount, tax, rest);
    }

    /** A pending order may have a price and no proceeds yet, or neither. */
    private static ItemMoney priced(AmazonOrder.Item item) {
        AmazonOrder.Price price = item.product() == null ? null : item.product().price();
        BigDecimal unit = price == null || price.unitPrice() == null
                ? BigDecimal.ZERO
                : price.unitPrice().amount();
        return new ItemMoney(
                unit.multiply(BigDecimal.valueOf(item.quantityOrdered())),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private static BigDecimal onGoods(List<AmazonOrder.Breakdown> parts, BigDecimal tax) {
        List<AmazonOrder.Detail> details = parts.stream()
                .filter(part -> part.type().equals(TAX) && part.detailedBreakdowns() != null)
                .flatMap(part -> part.detailedBreakdowns().stream())
                .filter(detail -> detail.value() != null)
                .toList();
        return details.isEmpty()
                ? tax
                : details.stream()
                        .filter(detail -> ITEM.equals(detail.subtype()) || DISCOUNT.equals(detail.subtype()))
                        .map(detail -> detail.value().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<AmazonOrder.Breakdown> parts, Predicate<String> type) {
        return parts.stream()
                .filter(part -> type.test(part.type()))
                .map(part -> part.subtotal().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long grossMicros() {
        return Micros.of(gross);
    }

    long discountMicros() {
        return Micros.of(discount);
    }

    long taxMicros() {
        return Micros.of(tax);
    }
}
