package io.globalkpi.oracle;

import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.reference.RateKind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one order contributes that two sources should tell alike. */
final class ReconcileRules {

    private static final BigInteger CENT = BigInteger.valueOf(10_000);

    private final Reference reference;

    ReconcileRules(Reference reference) {
        this.reference = reference;
    }

    /** Amounts of one telling, in the site's currency; nothing where there is no rate. */
    private record Amounts(boolean rated, String currency, BigInteger standing, BigInteger off, BigInteger tax) {

        BigInteger whole() {
            return standing.add(off);
        }
    }

    /**
     * @param order the authority's telling, or the other's where the authority tells of none
     * @param other the other's besides the authority's; null where only one tells it
     * @param fees that count and name the order
     */
    void order(Entity order, @Nullable Entity other, List<Entity> fees, Entries entries) {
        if (!stands(order) && (other == null || !stands(other))) {
            return;
        }
        Amounts amounts = amounts(order);
        String currency = order.site().getCurrency();
        entries.count("reconciled_orders", 1);
        entries.count("missing_orders", other == null ? 1 : 0);
        entries.money(Line.NONE, "reconciled_sales", amounts.standing(), currency);
        if (other != null) {
            entries.money(Line.NONE, "unexplained_sales", unexplained(amounts, amounts(other), sum(fees)), currency);
        }
    }

    private static boolean stands(Entity entity) {
        Order order = (Order) entity.event();
        return standing(order) != 0
                || order.getLines().stream().anyMatch(line -> !isOff(order, line) && line.getUnits() != 0);
    }

    private static boolean isOff(Order order, OrderLine line) {
        return order.getStatus() == OrderStatus.CANCELLED || line.getStatus() == OrderStatus.CANCELLED;
    }

    private static long standing(Order order) {
        return order.getLines().stream()
                .filter(line -> !isOff(order, line))
                .mapToLong(line -> line.getGrossMicros() - line.getDiscountMicros())
                .sum();
    }

    private static BigInteger unexplained(Amounts first, Amounts second, BigInteger fees) {
        BigInteger rest = first.whole().subtract(second.whole());
        boolean known = !first.rated()
                || !second.rated()
                || rest.signum() == 0
                || Stream.of(
                                first.tax().negate(),
                                second.tax(),
                                fees,
                                fees.negate(),
                                fees.subtract(first.tax()),
                                second.tax().subtract(fees))
                        .anyMatch(cause -> cause.signum() != 0
                                && rest.subtract(cause).abs().compareTo(CENT) <= 0);
        return known || isRate(first, second, rest) ? BigInteger.ZERO : rest.abs();
    }

    /** Two tables of rates differ by up to 2 %. */
    private static boolean isRate(Amounts first, Amounts second, BigInteger rest) {
        BigInteger most = first.whole().abs().divide(BigInteger.valueOf(100)).multiply(BigInteger.TWO);
        return !first.currency().equals(second.currency()) && rest.abs().compareTo(most) <= 0;
    }

    private BigInteger sum(List<Entity> fees) {
        return fees.stream()
                .map(entity -> {
                    Fee fee = (Fee) entity.event();
                    return exchange(entity, fee.getCurrency(), fee.getOccurredAt())
                            .map(rate -> rate.apply(BigInteger.valueOf(fee.getAmountMicros()), 1))
                            .orElse(BigInteger.ZERO);
                })
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private Amounts amounts(Entity entity) {
        Order order = (Order) entity.event();
        long standing = standing(order);
        long off = order.getLines().stream()
                .filter(line -> isOff(order, line))
                .mapToLong(line -> line.getGrossMicros() - line.getDiscountMicros())
                .sum();
        long tax = order.getLines().stream().mapToLong(OrderLine::getTaxMicros).sum();
        return exchange(entity, order.getCurrency(), order.getOccurredAt())
                .map(rate -> new Amounts(
                        true, order.getCurrency(), apply(rate, standing), apply(rate, off), apply(rate, tax)))
                .orElse(new Amounts(false, order.getCurrency(), BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO));
    }

    private static BigInteger apply(Rates.Exchange rate, long micros) {
        return rate.apply(BigInteger.valueOf(micros), 1);
    }

    private Optional<Rates.Exchange> exchange(Entity entity, String currency, Instant at) {
        return reference
                .rates()
                .exchange(RateKind.ACTUAL, currency, entity.site().getCurrency(), entity.dateOf(at));
    }
}
