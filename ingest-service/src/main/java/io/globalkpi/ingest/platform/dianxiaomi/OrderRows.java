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

    private static final List<String> AMOUNTS = List.of(Columns.AMOUNT, Columns.POSTAGE, Columns.REFUND);

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
        AMOUNTS.forEach(this::refuseIfItDiffers);
        return new DianxiaomiOrder(
                first.requiredId(Columns.ORDER),
                first.id(Columns.TRANSACTION),
                first.required(Columns.STATUS),
                first.text(Columns.MARKETPLACE),
                shop,
                first.text(Columns.COUNTRY),
                first.text(Columns.ORDERED),
                first.text(Columns.PAID),
                first.text(Columns.SHIPPED),
                first.text(Columns.REFUNDED),
                first.required(Columns.CURRENCY),
                first.number(Columns.AMOUNT),
                first.number(Columns.POSTAGE),
                first.number(Columns.REFUND),
                first.number(Columns.PROFIT),
                first.share(Columns.COST_MARGIN),
                first.share(Columns.SALES_MARGIN),
                first.number(Columns.FREIGHT),
                lines());
    }

    private void refuseIfItDiffers(String column) {
        BigDecimal told = first().number(column);
        for (Cells row : rows) {
            BigDecimal again = row.number(column);
            if (!Objects.equals(plain(told), plain(again))) {
                throw row.bad(column, String.valueOf(again), "the amount of the order's first row, " + told);
            }
        }
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    private List<DianxiaomiOrder.Line> lines() {
        Map<String, Integer> seen = new HashMap<>();
        List<DianxiaomiOrder.Line> lines = new ArrayList<>();
        for (Cells row : rows) {
            String parcel = row.id(Columns.PACKAGE);
            String key = (parcel == null ? "" : parcel) + "/" + row.requiredId(Columns.SKU);
            int which = seen.merge(key, 1, Integer::sum);
            row.required(Columns.PIECES);
            lines.add(new DianxiaomiOrder.Line(
                    key + "/" + which,
                    row.requiredId(Columns.SKU),
                    row.id(Columns.STOCK_SKU),
                    Objects.requireNonNull(row.number(Columns.PIECES)),
                    row.number(Columns.PRICE),
                    row.text(Columns.WAREHOUSE)));
        }
        return lines;
    }
}
