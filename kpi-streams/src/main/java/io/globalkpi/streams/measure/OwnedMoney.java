package io.globalkpi.streams.measure;

import io.globalkpi.schemas.measure.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Amounts of one moment in one original currency: summed over its portions, converted once, and given to their owners.
 *
 * <p>Owners' parts are kept in ten-thousandths of the original currency and rounded once; the greatest owner id takes what is
 * left of the converted whole, so that owners sum to the site to the micro-unit.
 */
final class OwnedMoney {

    private final List<Portion> portions = new ArrayList<>(1);
    private final String currency;

    OwnedMoney(List<Portion> all, String currency) {
        this.currency = currency;
        for (Portion portion : all) {
            if (portion.has(currency)) {
                portions.add(portion);
            }
        }
    }

    /** Converted amounts of the whole, at the slots of a basis. */
    MeasureVector whole(Conversion rate, Measure.Basis basis) {
        MeasureVector converted = new MeasureVector();
        totals().forEach((slot, micros) -> converted.add(slot + basis.ordinal(), rate.convert(micros)));
        return converted;
    }

    private MeasureVector totals() {
        if (portions.size() == 1) {
            return portions.get(0).money(currency);
        }
        MeasureVector totals = new MeasureVector();
        portions.forEach(portion -> totals.add(portion.money(currency)));
        return totals;
    }

    /** Hands the converted amounts to the owners; together they are the whole. */
    void give(MeasureVector whole, Conversion rate, Measure.Basis basis, Function<String, MeasureVector> owners) {
        if (portions.size() == 1 && portions.get(0).shares().isOne()) {
            owners.apply(portions.get(0).shares().greatest()).add(whole);
            return;
        }
        totals().forEach((slot, micros) -> {
            TreeMap<String, BigDecimal> parts = parts(slot);
            String greatest = parts.lastKey();
            long left = whole.amount(slot + basis.ordinal());
            for (Map.Entry<String, BigDecimal> part : parts.headMap(greatest).entrySet()) {
                long amount = rate.convertTenThousandths(part.getValue());
                left -= amount;
                owners.apply(part.getKey()).add(slot + basis.ordinal(), amount);
            }
            owners.apply(greatest).add(slot + basis.ordinal(), left);
        });
    }

    /** Ten-thousandths of a measure by owner. */
    private TreeMap<String, BigDecimal> parts(int slot) {
        TreeMap<String, BigDecimal> parts = new TreeMap<>();
        for (Portion portion : portions) {
            if (portion.money(currency).slotsTouched().contains(slot)) {
                BigDecimal micros = BigDecimal.valueOf(portion.money(currency).amount(slot));
                portion.shares()
                        .byOwner()
                        .forEach((owner, share) ->
                                parts.merge(owner, micros.multiply(BigDecimal.valueOf(share)), BigDecimal::add));
            }
        }
        return parts;
    }
}
