package io.globalkpi.alert.rule;

import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.RuleLayer;
import io.globalkpi.schemas.reference.RuleOverride;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A rule as one place has it: what was written globally, then what its platform, market, site and owner say otherwise.
 *
 * @param row the rule with every override worked in
 * @param origins which layer gave a value that is not global, by value such as {@code warning.threshold}
 */
public record Inherited(Rule row, Map<String, String> origins) {

    /** Later layers win; within a layer, what is written later. */
    public static Inherited at(Place place, Rule global) {
        List<RuleOverride> mine = global.getOverrides().stream()
                .filter(override -> isFor(override, place))
                .sorted(Comparator.comparing(RuleOverride::getLayer))
                .toList();
        return mine.isEmpty() ? new Inherited(global, Map.of()) : worked(global, mine);
    }

    private static boolean isFor(RuleOverride override, Place place) {
        String id = place.in(override.getLayer());
        return !id.isEmpty() && new Wildcard(override.getId()).matches(id);
    }

    private static Inherited worked(Rule global, List<RuleOverride> overrides) {
        Map<String, String> origins = new LinkedHashMap<>();
        Rule.Builder row = Rule.newBuilder(global);
        List<Level.Builder> levels =
                global.getLevels().stream().map(Level::newBuilder).toList();
        for (RuleOverride override : overrides) {
            String layer = name(override.getLayer()) + " " + override.getId();
            set(override.getMinimumSample(), row::setMinimumSample, "minimumSample", layer, origins);
            set(override.getEnabled(), row::setEnabled, "enabled", layer, origins);
            levels.stream()
                    .filter(level ->
                            override.getLevel().isEmpty() || override.getLevel().equals(level.getLevel()))
                    .forEach(level -> work(level, override, layer, origins));
        }
        return new Inherited(
                row.setLevels(levels.stream().map(Level.Builder::build).toList())
                        .build(),
                Map.copyOf(origins));
    }

    private static void work(Level.Builder level, RuleOverride override, String layer, Map<String, String> origins) {
        String name = level.getLevel() + ".";
        set(override.getThreshold(), level::setThreshold, name + "threshold", layer, origins);
        set(override.getRecovery(), level::setRecovery, name + "recovery", layer, origins);
        set(override.getHoldMinutes(), level::setHoldMinutes, name + "holdMinutes", layer, origins);
        set(override.getKeepFiringMinutes(), level::setKeepFiringMinutes, name + "keepFiringMinutes", layer, origins);
        set(override.getConfidence(), level::setConfidence, name + "confidence", layer, origins);
    }

    private static <T> void set(
            @Nullable T value, Consumer<T> setter, String name, String layer, Map<String, String> origins) {
        if (value != null) {
            setter.accept(value);
            origins.put(name, layer);
        }
    }

    private static String name(RuleLayer layer) {
        return layer.name().toLowerCase(Locale.ROOT);
    }
}
