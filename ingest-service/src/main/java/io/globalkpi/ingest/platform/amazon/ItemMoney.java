package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

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
        BigDecimal goods = BigDecimal.ZERO;
        BigDecimal taken = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        BigDecimal rest = BigDecimal.ZERO;
        for (AmazonOrder.Breakdown part : parts) {
            BigDecimal amount = part.subtotal().amount();
            switch (part.type()) {
                case ITEM -> goods = goods.add(amount);
                case DISCOUNT -> taken = taken.add(amount);
                case TAX -> tax = tax.add(amount);
                default -> {
                    rest = rest.add(amount);
                    flagUnknown(part.type(), outcome);
                }
            }
        }
        BigDecimal discount = taken.abs();
        AmazonOrder.Money total = proceeds.proceedsTotal();
        boolean holdsTax = total != null
                && tax.signum() != 0
                && total.amount().compareTo(goods.subtract(discount).add(rest)) == 0;
        // Tax of discounts is told with a sign of its own, so what is taken off the goods is all of the tax on them.
        BigDecimal taxOnGoods = holdsTax ? onGoods(parts, tax) : BigDecimal.ZERO;
        return new ItemMoney(goods.subtract(taxOnGoods), discount, tax, rest);
    }

    private static void flagUnknown(String type, Normalized outcome) {
        if (!LEFT_OUT.contains(type)) {
            outcome.flag("proceeds", type);
        }
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
