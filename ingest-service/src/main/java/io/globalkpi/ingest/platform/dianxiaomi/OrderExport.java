package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders of an export, whole: one bad row refuses the order it belongs to. */
final class OrderExport implements Export<DianxiaomiOrder> {

    @Override
    public List<FoundRow> read(DroppedFile file, List<Cells> rows, Session session, Page<DianxiaomiOrder> page) {
        Map<String, Map<String, OrderRows>> accounts = new LinkedHashMap<>();
        for (Cells row : rows) {
            try {
                accounts.computeIfAbsent(row.required(Column.SHOP), any -> new LinkedHashMap<>())
                        .computeIfAbsent(row.requiredId(Column.ORDER), any -> new OrderRows())
                        .add(row);
            } catch (BadItemException e) {
                page.refuse(e.rejection());
            }
        }
        Filling filling = new Filling(page, session, ShopAccount.of(session), new Owners(file, session));
        accounts.forEach((account, orders) -> filling.add(account, orders.values()));
        return filling.owners.found();
    }

    /** A page that is filled account by account. */
    private record Filling(Page<DianxiaomiOrder> page, Session session, ShopAccount names, Owners owners) {

        void add(String account, Collection<OrderRows> orders) {
            ShopAccount.Read name = names.read(account);
            Optional<Shop> shop = session.shop(account).or(() -> session.shop(name.shop()));
            for (OrderRows rows : orders) {
                try {
                    add(rows.order(name.shop()), shop, name);
                } catch (BadItemException e) {
                    page.refuse(e.rejection());
                }
            }
        }

        private void add(DianxiaomiOrder order, Optional<Shop> shop, ShopAccount.Read name) {
            if (shop.isPresent()) {
                page.add(order.order(), shop.get(), order);
                owners.see(shop.get(), name);
            } else {
                page.refuse(Rejection.unknownShop(order.order(), Column.SHOP.title(), name.shop()));
            }
        }
    }
}
