package io.globalkpi.streams.measure;

import io.globalkpi.schemas.measure.Measure;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Amounts of one entity at one time in one original currency, summed before they are converted.
 *
 * <p>Owners' parts are kept in ten-thousandths of the original currency and rounded once; the greatest owner id takes what is
 * left of the converted whole, so that owners sum to the site to the micro-unit.
 */
final class MoneyGroup {

    private final String currency;
    private final Map<Measure, Long> totals = new EnumMap<>(Measure.class);
    private final Map<Measure, TreeMap<String, BigDecimal>> parts = new EnumMap<>(Measure.class);
    private final Map<String, Map<Measure, Long>> skus = new TreeMap<>();

    MoneyGroup(String currency) {
        this.currency = currency;
    }

    String currency() {
        return currency;
    }

    void add(Measure measure, Line line, Shares shares, long micros) {
        totals.merge(measure, micros, Math::addExact);
        TreeMap<String, BigDecimal> owners = parts.computeIfAbsent(measure, key -> new TreeMap<>());
        shares.byOwner()
                .forEach((owner, share) -> owners.merge(
                        owner, BigDecimal.valueOf(micros).multiply(BigDecimal.valueOf(share)), BigDecimal::add));
        if (line.sku() != null) {
            skus.computeIfAbsent(line.sku(), sku -> new EnumMap<>(Measure.class))
                    .merge(measure, micros, Math::addExact);
        }
    }

    Map<Measure, Long> totals() {
        return totals;
    }

    Map<String, Map<Measure, Long>> skus() {
        return skus;
    }

    /** Converted amounts by owner and measure; they sum to the converted totals. */
    Map<String, Map<Measure, Long>> owners(Conversion rate) {
        Map<String, Map<Measure, Long>> byOwner = new HashMap<>();
        parts.forEach((measure, owners) -> {
            long left = rate.convert(totals.getOrDefault(measure, 0L));
            for (var part : owners.headMap(owners.lastKey()).entrySet()) {
                long amount = rate.convertTenThousandths(part.getValue());
                left -= amount;
                byOwner.computeIfAbsent(part.getKey(), owner -> new EnumMap<>(Measure.class))
                        .put(measure, amount);
            }
            byOwner.computeIfAbsent(owners.lastKey(), owner -> new EnumMap<>(Measure.class))
                    .put(measure, left);
        });
        return byOwner;
    }
}
