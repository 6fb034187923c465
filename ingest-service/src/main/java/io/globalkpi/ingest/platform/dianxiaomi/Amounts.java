package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Amounts and pieces of one order, read or refused by their column. */
final class Amounts {

    static final String CNY = "CNY";

    private Amounts() {}

    /** Price times pieces of every line, micro-units. */
    static List<Long> goods(DianxiaomiOrder order) {
        List<Long> goods = new ArrayList<>();
        for (DianxiaomiOrder.Line line : order.lines()) {
            BigDecimal price = line.price() == null ? BigDecimal.ZERO : line.price();
            goods.add(notNegative(order.order(), Column.PRICE, price.multiply(line.pieces())));
        }
        return goods;
    }

    /** 0 for none. */
    static long notNegative(String id, Column column, @Nullable BigDecimal amount) {
        if (amount == null) {
            return 0;
        }
        if (amount.signum() < 0) {
            throw bad(id, column, amount, "an amount that is not negative");
        }
        return micros(id, column, amount);
    }

    private static long micros(String id, Column column, BigDecimal amount) {
        try {
            return Micros.of(amount);
        } catch (ArithmeticException e) {
            throw bad(id, column, amount, "an amount of money");
        }
    }

    static long pieces(String id, Column column, BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw bad(id, column, number, "a whole number of pieces");
        }
    }

    static String currency(String text) {
        return text.equalsIgnoreCase("RMB") ? CNY : text;
    }

    private static BadItemException bad(String id, Column column, Object value, String expected) {
        return new BadItemException(Rejection.badField(id, column.title(), value, expected));
    }
}
