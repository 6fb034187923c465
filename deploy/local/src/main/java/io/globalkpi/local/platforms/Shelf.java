package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.InventorySnapshot;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stock a platform shows is what there is now. A date on which nobody counted still has a stock there: that of the day
 * before.
 */
final class Shelf {

    private final Shop shop;
    private final Map<String, InventorySnapshot> last = new HashMap<>();

    Shelf(Shop shop) {
        this.shop = shop;
    }

    /**
     * @param key of the thing at the platform, after the site and {@code stock/}
     * @param stock with what the platform tells of it only
     */
    void counted(String key, InventorySnapshot stock, Sight sight) {
        InventorySnapshot before = last.put(key, stock);
        sight.held(named(stock, key + "/now"));
        for (LocalDate date = next(before, stock); date.isBefore(stock.getDate()); date = date.plusDays(1)) {
            sight.expected(on(date, Objects.requireNonNull(before), key));
        }
        sight.expected(on(stock.getDate(), stock, key));
    }

    private static LocalDate next(@Nullable InventorySnapshot before, InventorySnapshot stock) {
        return before == null ? stock.getDate() : before.getDate().plusDays(1);
    }

    private InventorySnapshot on(LocalDate date, InventorySnapshot stock, String key) {
        return InventorySnapshot.newBuilder(named(stock, key + "/" + date))
                .setDate(date)
                .setOccurredAt(shop.start(date))
                .build();
    }

    private static InventorySnapshot named(InventorySnapshot stock, String key) {
        return InventorySnapshot.newBuilder(stock)
                .setEntityId(stock.getSite() + "/stock/" + key)
                .build();
    }
}
