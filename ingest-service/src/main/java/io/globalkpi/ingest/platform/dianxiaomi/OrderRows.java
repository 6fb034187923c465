package io.globalkpi.ingest.platform.dianxiaomi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one order, which may stand apart: what they repeat is taken once, and must be the same on every one. */
final class OrderRows {

    private final List<Cells> rows = new ArrayList<>();

    void add(Cells row) {
        rows.add(row);
    }

    Cells first() {
        return rows.get(0);
    }

    /** @param shop name of the shop */
    DianxiaomiOrder order(String shop) {
        Cells first = first();
        BigDecimal amount = agreed(Column.AMOUNT);
        BigDecimal postage = agreed(Column.POSTAGE);
        BigDecimal refund = agreed(Column.REFUND);
        return new DianxiaomiOrder(
                first.requiredId(Column.ORDER),
                first.id(Column.TRANSACTION),
                first.required(Column.STATUS),
                first.text(Column.MARKETPLACE),
                shop,
                first.text(Column.COUNTRY),
                first.text(Column.ORDERED),
                first.text(Column.PAID),
                first.text(Column.SHIPPED),
                first.text(Column.REFUNDED),
                first.required(Column.CURRENCY),
                amount,
                postage,
                refund,
                first.number(Column.PROFIT),
                first.share(Column.COST_MARGIN),
                first.share(Column.SALES_MARGIN),
                first.number(Column.FREIGHT),
                lines());
    }

    /** The amount that every row repeats. */
    private @Nullable BigDecimal agreed(Column column) {
        String text = first().text(column);
        BigDecimal told = first().number(column);
        for (Cells row : rows) {
            if (!Objects.equals(text, row.text(column)) && !Objects.equals(plain(told), plain(row.number(column)))) {
                throw row.bad(
                        column, String.valueOf(row.number(column)), "the amount of the order's first row, " + told);
            }
        }
        return told;
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    private List<DianxiaomiOrder.Line> lines() {
        Map<String, Integer> seen = new HashMap<>();
        List<DianxiaomiOrder.Line> lines = new ArrayList<>();
        for (Cells row : rows) {
            String parcel = row.id(Column.PACKAGE);
            String sku = row.requiredId(Column.SKU);
            String key = (parcel == null ? "" : parcel) + "/" + sku;
            lines.add(new DianxiaomiOrder.Line(
                    key + "/" + seen.merge(key, 1, Integer::sum),
                    sku,
                    row.id(Column.STOCK_SKU),
                    row.requiredNumber(Column.PIECES),
                    row.number(Column.PRICE),
                    row.text(Column.WAREHOUSE)));
        }
        return lines;
    }
}
