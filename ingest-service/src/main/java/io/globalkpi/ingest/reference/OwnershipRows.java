package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.OwnerShare;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who answers for what: {@code sku}, {@code category} or {@code campaign} name the object, {@code owner} or {@code shares} who. */
final class OwnershipRows {

    static final int WHOLE = 10_000;

    private static final List<String> OBJECTS = List.of("campaign", "sku", "category");
    private static final Binder BINDER =
            new Binder(ReferenceKind.OWNERSHIP.schema(), Map.of(), Set.of("owner", "campaign", "sku", "category"));

    private OwnershipRows() {}

    static List<Row> read(Entry entry, ZoneId zone) {
        Map<String, Object> fixed = new HashMap<>();
        fixed.put("shares", shares(entry));
        object(entry, fixed);
        return BINDER.bind(entry, zone, fixed).stream()
                .map(value -> Row.of(ReferenceKind.OWNERSHIP, value, entry))
                .toList();
    }

    private static void object(Entry entry, Map<String, Object> fixed) {
        List<String> named = OBJECTS.stream().filter(entry.names()::contains).toList();
        if (named.size() > 1) {
            entry.problem(
                    named.get(1),
                    "stands beside " + named.get(0),
                    entry.text(named.get(1)).orElse(""),
                    "one of sku, category, campaign, or none for the site");
        }
        if (!named.isEmpty()) {
            fixed.put("kind", OwnedKind.valueOf(named.get(0).toUpperCase(Locale.ROOT)));
            fixed.put("object", entry.text(named.get(0)).orElse(""));
        } else if (!entry.names().contains("kind")) {
            fixed.put("kind", OwnedKind.SITE);
        }
    }

    private static List<OwnerShare> shares(Entry entry) {
        Optional<String> owner = entry.text("owner");
        if (owner.isPresent() == entry.find("shares").isPresent()) {
            entry.problem("shares", "must say who answers", owner.orElse(""), "either owner or shares");
            return List.of();
        }
        return owner.isPresent() ? List.of(new OwnerShare(owner.get(), WHOLE)) : written(entry);
    }

    private static List<OwnerShare> written(Entry entry) {
        Map<String, String> written = entry.find("shares").map(Binder::map).orElse(null);
        if (written == null) {
            entry.problem("shares", "has the wrong form", "", "a mapping such as {alice: 60%, bob: 40%}");
            return List.of();
        }
        List<OwnerShare> shares = new ArrayList<>();
        int sum = 0;
        for (Map.Entry<String, String> one : written.entrySet()) {
            int share = share(entry, one.getValue());
            shares.add(new OwnerShare(one.getKey(), share));
            sum += share;
        }
        if (sum != WHOLE) {
            entry.problem("shares", "do not sum up", sum, WHOLE + " ten-thousandths, or 100%");
        }
        return shares;
    }

    private static int share(Entry entry, String text) {
        return Percent.of(text).filter(share -> share > 0).orElseGet(() -> {
            entry.problem("shares", "holds no share", text, Percent.EXPECTED);
            return 0;
        });
    }
}
