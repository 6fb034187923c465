package io.globalkpi.ingest.simulate;

import static io.globalkpi.ingest.simulate.ReferenceFiles.row;

import io.globalkpi.schemas.topic.EventKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The company, its sites, what they sell and what that costs. */
final class SiteTables {

    /** What is bought dearer in the middle of the month. */
    private static final Item DEARER = Item.GRINDER;

    private static final int DEARER_DAYS_BEFORE_END = 12;
    private static final BigDecimal RISE = new BigDecimal("1.08");

    private final SimulationPlan plan;

    SiteTables(SimulationPlan plan) {
        this.plan = plan;
    }

    static Map<String, Object> company() {
        return row(
                "id", World.COMPANY,
                "name", "Acme Global",
                "reportingCurrency", "USD",
                "baseCurrency", "USD",
                "zone", "Asia/Shanghai");
    }

    List<Map<String, Object>> sites() {
        return World.SITES.stream().map(SiteTables::site).toList();
    }

    private static Map<String, Object> site(SiteProfile site) {
        Map<String, String> sources = new LinkedHashMap<>();
        EventKind.ids().forEach(kind -> sources.put(kind, site.platform()));
        Market market = site.market();
        return row(
                "site", site.id(),
                "name", site.name(),
                "platform", site.platform(),
                "market", market.code(),
                "currency", market.currency(),
                "zone", market.zone().getId(),
                "openedOn", World.OPENED_ON.toString(),
                "sources", sources,
                "feeds", World.FEEDS);
    }

    List<Map<String, Object>> products() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (SiteProfile site : World.SITES) {
            for (Item item : Item.values()) {
                rows.add(row("site", site.id(), "sku", item.sku(), "name", item.title(), "category", item.category()));
            }
        }
        return rows;
    }

    List<Map<String, Object>> productCosts() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (SiteProfile site : World.SITES) {
            for (Item item : Item.values()) {
                BigDecimal yuan = BigDecimal.valueOf(item.yuan());
                rows.add(cost(site, item, World.OPENED_ON.toString(), yuan));
                if (item == DEARER) {
                    String from = SiteBook.firstDate(plan, site)
                            .plusDays(plan.days() - DEARER_DAYS_BEFORE_END)
                            .toString();
                    rows.add(cost(site, item, from, yuan.multiply(RISE)));
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> cost(SiteProfile site, Item item, String from, BigDecimal yuan) {
        return row(
                "site", site.id(),
                "sku", item.sku(),
                "from", from,
                "currency", "CNY",
                "unitCost", yuan,
                "freight", yuan.multiply(new BigDecimal("0.12")),
                "duty", yuan.multiply(new BigDecimal("0.04")));
    }
}
