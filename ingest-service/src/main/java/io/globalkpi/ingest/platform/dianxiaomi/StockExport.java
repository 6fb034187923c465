package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Session;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stock and costs of the SKUs that an export with stock names; the last row of a SKU in a warehouse counts. */
final class StockExport implements Export<DianxiaomiStock> {

    @Override
    public List<FoundRow> read(DroppedFile file, List<Cells> rows, Session session, Page<DianxiaomiStock> page) {
        Map<String, DianxiaomiStock> stock = new LinkedHashMap<>();
        for (Cells row : rows) {
            try {
                BigDecimal pieces = row.number(Column.STOCK);
                String sku = row.id(Column.STOCK_SKU);
                if (pieces != null && sku != null) {
                    String warehouse = row.text(Column.WAREHOUSE);
                    stock.put(
                            sku + "\n" + warehouse,
                            new DianxiaomiStock(sku, warehouse, pieces, row.number(Column.UNIT_COST)));
                }
            } catch (BadItemException e) {
                page.refuse(e.rejection());
            }
        }
        stock.values().forEach(one -> page.add("stock/" + one.sku() + "/" + one.warehouse(), session.shop(), one));
        return costs(stock.values().stream().toList(), LocalDate.ofInstant(file.writtenAt(), ChinaTime.ZONE));
    }

    private static List<FoundRow> costs(List<DianxiaomiStock> stock, LocalDate from) {
        Map<String, FoundRow> rows = new TreeMap<>();
        for (DianxiaomiStock one : stock) {
            if (one.unitCost() != null && one.unitCost().signum() > 0) {
                rows.put(
                        one.sku(),
                        new FoundRow(
                                "product-costs",
                                Map.of(
                                        "sku", one.sku(),
                                        "from", from.toString(),
                                        "currency", Amounts.CNY,
                                        "unitCost", one.unitCost().toPlainString())));
            }
        }
        return List.copyOf(rows.values());
    }
}
