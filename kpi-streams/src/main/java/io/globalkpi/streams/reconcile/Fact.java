package io.globalkpi.streams.reconcile;

import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.streams.measure.ByteSink;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one source told last of one order, refund or fee, as far as it is compared.
 *
 * @param order id of the order it belongs to; the entity's own where it names none
 * @param at business time, epoch milliseconds
 * @param micros of an order what stands after discounts, of others the amount
 * @param cancelled of an order what was cancelled, after discounts
 * @param tax of an order
 */
public record Fact(
        Kind kind,
        String source,
        String entity,
        String order,
        long revision,
        boolean withdrawn,
        long at,
        long units,
        long micros,
        long cancelled,
        long tax,
        String currency) {

    /** Kinds of event that are compared, or explain. Their order is part of stored state: append only. */
    public enum Kind {
        ORDER,
        REFUND,
        FEE
    }

    /** Of tellings of one revision the one that counts, whatever came first. */
    private static final Comparator<Fact> RANK =
            Comparator.comparingLong(Fact::revision).thenComparing(Fact::toString);

    /** Empty for kinds of event that are not compared. */
    public static Optional<Fact> of(SpecificRecord event) {
        if (event instanceof Order order) {
            return Optional.of(order(order));
        }
        if (event instanceof Return refund) {
            return Optional.of(refund(refund));
        }
        return event instanceof Fee fee ? Optional.of(fee(fee)) : Optional.empty();
    }

    /** The site an event is of. */
    public static String siteOf(SpecificRecord event) {
        return (String) event.get(event.getSchema().getField("site").pos());
    }

    private static Fact order(Order order) {
        long standing = 0;
        long cancelled = 0;
        long units = 0;
        long tax = 0;
        for (OrderLine line : order.getLines()) {
            long net = line.getGrossMicros() - line.getDiscountMicros();
            boolean off = order.getStatus() == OrderStatus.CANCELLED || line.getStatus() == OrderStatus.CANCELLED;
            standing += off ? 0 : net;
            cancelled += off ? net : 0;
            units += off ? 0 : line.getUnits();
            tax += line.getTaxMicros();
        }
        return new Fact(
                Kind.ORDER,
                order.getSource(),
                order.getEntityId(),
                order.getOrderId(),
                order.getRevision(),
                order.getWithdrawn(),
                order.getOccurredAt().toEpochMilli(),
                units,
                standing,
                cancelled,
                tax,
                order.getCurrency());
    }

    private static Fact refund(Return refund) {
        long units = 0;
        long micros = 0;
        for (ReturnLine line : refund.getLines()) {
            units += line.getUnits();
            micros += line.getRefundMicros();
        }
        return new Fact(
                Kind.REFUND,
                refund.getSource(),
                refund.getEntityId(),
                refund.getOrderId() == null ? refund.getEntityId() : refund.getOrderId(),
                refund.getRevision(),
                refund.getWithdrawn(),
                refund.getOccurredAt().toEpochMilli(),
                units,
                micros,
                0,
                0,
                refund.getCurrency());
    }

    private static Fact fee(Fee fee) {
        return new Fact(
                Kind.FEE,
                fee.getSource(),
                fee.getEntityId(),
                fee.getOrderId() == null ? fee.getEntityId() : fee.getOrderId(),
                fee.getRevision(),
                fee.getWithdrawn(),
                fee.getOccurredAt().toEpochMilli(),
                0,
                fee.getAmountMicros(),
                0,
                0,
                fee.getCurrency());
    }

    /** True for tellings that replace one another. */
    boolean isSameEntity(Fact other) {
        return kind == other.kind && source.equals(other.source) && entity.equals(other.entity);
    }

    /** True if this telling counts and the other does not. */
    boolean outranks(Fact other) {
        return RANK.compare(this, other) > 0;
    }

    Instant occurredAt() {
        return Instant.ofEpochMilli(at);
    }

    void write(ByteSink out) {
        out.int8(kind.ordinal());
        out.text(source);
        out.text(entity);
        out.text(order);
        out.varint(revision);
        out.int8(withdrawn ? 1 : 0);
        out.varint(at);
        out.varint(units);
        out.varint(micros);
        out.varint(cancelled);
        out.varint(tax);
        out.text(currency);
    }

    static Fact read(ByteBuffer in) {
        return new Fact(
                Kind.values()[in.get()],
                ByteSink.readText(in),
                ByteSink.readText(in),
                ByteSink.readText(in),
                ByteSink.readVarint(in),
                in.get() == 1,
                ByteSink.readVarint(in),
                ByteSink.readVarint(in),
                ByteSink.readVarint(in),
                ByteSink.readVarint(in),
                ByteSink.readVarint(in),
                ByteSink.readText(in));
    }
}
