package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Targets: {@code scope: site:amazon-us/acme} for type and id, and {@code weights} of the parts below. A plan without a
 * {@code from} holds from the first date of its year on, so that quarters and years add up before their last month has come; what
 * replaces one, from the first date of its period on.
 */
final class TargetRows {

    private static final Binder BINDER = new Binder(Target.getClassSchema(), Map.of(), Set.of("scope"));

    private TargetRows() {}

    static List<Row> read(Entry entry, Periods periods) {
        Map<String, Object> fixed = new HashMap<>();
        scope(entry, fixed);
        fixed.put("weights", weights(entry, periods));
        if (entry.find("from").isEmpty()) {
            boolean isFirst = entry.text("version").orElse("1").equals("1");
            entry.text("period").ifPresent(period -> fixed.put("from", first(period, isFirst, periods)));
        }
        return BINDER.bind(entry, ZoneOffset.UTC, fixed).stream()
                .map(value -> Row.of(ReferenceKind.TARGETS, value, entry))
                .toList();
    }

    /** A period that cannot be read is reported where it is checked. */
    private static LocalDate first(String period, boolean isFirst, Periods periods) {
        try {
            LocalDate first = periods.of(period).first();
            return isFirst ? periods.of(Level.YEAR, first).first() : first;
        } catch (IllegalArgumentException e) {
            return LocalDate.EPOCH;
        }
    }

    private static void scope(Entry entry, Map<String, Object> fixed) {
        if (entry.names().contains("scopeType") || entry.names().contains("scopeId")) {
            return;
        }
        String text = entry.text("scope").orElse("");
        try {
            ScopeRef scope = ScopeRef.of(text);
            fixed.put("scopeType", scope.type().name());
            fixed.put("scopeId", scope.id());
        } catch (IllegalArgumentException e) {
            entry.problem("scope", "is no scope", text, "type:id, such as site:amazon-us/acme or owner:anna");
            fixed.put("scopeType", "");
            fixed.put("scopeId", "");
        }
    }

    private static Map<String, Double> weights(Entry entry, Periods periods) {
        if (LastYear.isMeant(entry)) {
            return Map.of();
        }
        Map<String, Double> weights = new HashMap<>();
        Map<String, String> written = entry.find("weights").map(Binder::map).orElse(Map.of());
        if (entry.find("weights").isPresent() && written == null) {
            entry.problem(
                    "weights",
                    "has the wrong form",
                    "",
                    "a mapping of periods or scopes to numbers, or " + LastYear.WORD);
            return Map.of();
        }
        written.forEach((part, text) -> weights.put(part, weight(entry, part, text, periods)));
        return weights;
    }

    private static double weight(Entry entry, String part, String text, Periods periods) {
        try {
            double weight = Double.parseDouble(text);
            if (weight >= 0 && Double.isFinite(weight) && isPart(part, periods)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // reported below, like all that is no weight
        }
        entry.problem(
                "weights",
                "holds what is no weight",
                part + ": " + text,
                "a period or scope, and a number of 0 or more");
        return 0;
    }

    private static boolean isPart(String part, Periods periods) {
        try {
            return part.indexOf(':') < 0 ? periods.of(part) != null : ScopeRef.of(part) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
