package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders of an export, whole: one bad row refuses the order it belongs to. */
final class OrderExport implements Export<DianxiaomiOrder> {

    @Override
    public List<FoundRow> read(DroppedFile file, List<Cells> rows, Session session, Page<DianxiaomiOrder> page) {
        Map<String, OrderRows> orders = new LinkedHashMap<>();
        for (Cells row : rows) {
            try {
                String account = row.required(Column.SHOP);
                orders.computeIfAbsent(account + "\n" + row.requiredId(Column.ORDER), any -> new OrderRows())
                        .add(row);
            } catch (BadItemException e) {
                page.refuse(e.rejection());
            }
        }
        Owners owners = new Owners(file, session);
        ShopAccount accounts = ShopAccount.of(session);
        orders.values().forEach(order -> add(order, accounts, owners, session, page));
        return owners.found();
    }

    private static void add(
            OrderRows rows, ShopAccount accounts, Owners owners, Session session, Page<DianxiaomiOrder> page) {
        try {
            String account = rows.first().required(Column.SHOP);
            ShopAccount.Read read = accounts.read(account);
            DianxiaomiOrder order = rows.order(read.shop());
            Optional<Shop> shop = session.shop(account).or(() -> session.shop(read.shop()));
            if (shop.isPresent()) {
                page.add(order.order(), shop.get(), order);
                owners.see(shop.get(), read);
            } else {
                page.refuse(Rejection.unknownShop(order.order(), Column.SHOP.title(), read.shop()));
            }
        } catch (BadItemException e) {
            page.refuse(e.rejection());
        }
    }
}
