package io.globalkpi.ingest.platform.mabang;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an order cost besides its goods, in CNY: one fee for each class, zero ones too, so that a fee that is taken back is
 * replaced. Which parts it has stands in its type.
 */
final class Fees implements Normalizer<MabangOrder> {

    @Override
    public Normalized normalize(MabangOrder item, Told told) {
        Map<String, BigDecimal> platform = new LinkedHashMap<>();
        put(platform, "platformFee", item.platformFee());
        put(platform, "fbaCommission", item.fbaCommission());
        put(platform, "allianceFee", item.allianceFee());
        put(platform, "paypalFee", item.paypalFee());
        Map<String, BigDecimal> fulfilment = new LinkedHashMap<>();
        put(fulfilment, "shippingCost", item.shippingCost());
        put(fulfilment, "packageFee", item.packageFee());
        put(fulfilment, "fbaPerOrderFulfillmentFee", item.fbaPerOrderFulfillmentFee());
        put(fulfilment, "fbaPerUnitFulfillmentFee", item.fbaPerUnitFulfillmentFee());
        put(fulfilment, "fbaWeightBasedFee", item.fbaWeightBasedFee());
        Map<String, BigDecimal> other = new LinkedHashMap<>();
        put(other, "insuranceFee", item.insuranceFee());
        put(other, "otherExpend", item.otherExpend());
        return new Normalized()
                .add(fee(item, told, FeeClass.PLATFORM, platform))
                .add(fee(item, told, FeeClass.FULFILMENT, fulfilment))
                .add(fee(item, told, FeeClass.OTHER, other));
    }

    private static void put(Map<String, BigDecimal> parts, String name, @Nullable BigDecimal amount) {
        if (amount != null && amount.signum() != 0) {
            parts.put(name, amount);
        }
    }

    private static Fee fee(MabangOrder item, Told told, FeeClass kind, Map<String, BigDecimal> parts) {
        Fields fields = new Fields(item.orderId());
        return Fee.newBuilder()
                .setEntityId(told.entity(item.orderId(), "fees", kind.name().toLowerCase(Locale.ROOT)))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(Orders.placedAt(item))
                .setObservedAt(told.observedAt())
                .setOrderId(item.orderId())
                .setFeeClass(kind)
                .setPlatformFeeType(parts.keySet().stream().collect(Collectors.joining("+")))
                .setCurrency(Currency.CNY)
                .setAmountMicros(parts.entrySet().stream()
                        .mapToLong(part -> fields.micros(part.getKey(), part.getValue()))
                        .sum())
                .build();
    }
}
