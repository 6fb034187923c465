package io.globalkpi.streams.measure;

import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What reference data says of one site: who answers for what from when to when, categories and costs of its SKUs. */
final class SiteBook {

    /** Of a site that reference data says nothing of. */
    static final SiteBook EMPTY = new SiteBook();

    private record Held(long from, long until, Shares shares) {}

    private final Map<OwnedKind, Map<String, List<Held>>> ownership = new EnumMap<>(OwnedKind.class);
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, NavigableMap<Integer, ProductCost>> costs = new HashMap<>();

    void hold(Ownership row) {
        long until = row.getUntil() == null ? Long.MAX_VALUE : row.getUntil().toEpochMilli();
        List<Held> rows = ownership
                .computeIfAbsent(row.getKind(), kind -> new HashMap<>())
                .computeIfAbsent(row.getObject(), object -> new ArrayList<>());
        rows.add(new Held(row.getFrom().toEpochMilli(), until, Shares.of(row.getShares())));
        rows.sort(Comparator.comparingLong(Held::from));
    }

    void categorize(Product row) {
        if (row.getCategory() != null) {
            categories.put(row.getSku(), row.getCategory());
        }
    }

    void cost(ProductCost row) {
        costs.computeIfAbsent(row.getSku(), sku -> new TreeMap<>())
                .put((int) row.getFrom().toEpochDay(), row);
    }

    /** Who answers for a line at an instant: campaign before SKU before category before site. */
    Shares sharesOf(Line line, long time) {
        Shares shares = held(OwnedKind.CAMPAIGN, line.campaign(), time);
        shares = shares != null ? shares : held(OwnedKind.SKU, line.sku(), time);
        shares = shares != null ? shares : held(OwnedKind.CATEGORY, categoryOf(line), time);
        shares = shares != null ? shares : held(OwnedKind.SITE, "", time);
        return shares != null ? shares : Shares.NOBODY;
    }

    private @Nullable Shares held(OwnedKind kind, @Nullable String object, long time) {
        Map<String, List<Held>> objects = ownership.get(kind);
        List<Held> rows = objects == null || object == null ? null : objects.get(object);
        for (int i = rows == null ? -1 : rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).from() <= time && time < rows.get(i).until()) {
                return rows.get(i).shares();
            }
        }
        return null;
    }

    private @Nullable String categoryOf(Line line) {
        return line.category() != null || line.sku() == null ? line.category() : categories.get(line.sku());
    }

    /** Cost row of a SKU in force on a local date; null when there is none. */
    @Nullable
    ProductCost costOf(String sku, int day) {
        NavigableMap<Integer, ProductCost> rows = costs.get(sku);
        Map.Entry<Integer, ProductCost> row = rows == null ? null : rows.floorEntry(day);
        return row == null ? null : row.getValue();
    }
}
