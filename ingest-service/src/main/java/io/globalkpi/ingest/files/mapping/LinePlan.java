package io.globalkpi.ingest.files.mapping;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** How one row becomes one line of an order or a return: what is not told is reckoned from price and quantity. */
final class LinePlan {

    private static final String QUANTITY = Slot.LINE + "quantity";
    private static final String PRICE = Slot.LINE + "price";

    private final EventShape shape;
    private final List<Binding> bindings;
    private final Services services;
    private final List<Slot> required;
    private final boolean ownStatus;

    LinePlan(EventShape shape, List<Binding> bindings, Services services) {
        this.shape = shape;
        this.bindings = bindings;
        this.services = services;
        this.required = shape.slots().stream()
                .filter(slot -> slot.required() && slot.isLine() && slot.position() != Slot.NOWHERE)
                .toList();
        this.ownStatus = bindings.stream().anyMatch(binding -> binding.slot().name().equals(Slot.LINE + "status"));
    }

    SpecificRecord line(RowValues row, SpecificRecord event) throws BadRowException {
        SpecificRecord line = shape.blankLine();
        Long quantity = null;
        Long price = null;
        for (Binding binding : bindings) {
            Object value = binding.value(row);
            String name = binding.slot().name();
            if (name.equals(QUANTITY) && value != null) {
                quantity = quantity(row, (Long) value, binding.place());
                value = quantity;
            } else if (name.equals(PRICE)) {
                price = (Long) value;
            }
            if (value != null && binding.slot().position() != Slot.NOWHERE) {
                line.put(binding.slot().position(), value);
            }
        }
        fill(line, row, quantity, price);
        copyStatus(line, event);
        refuseGaps(line);
        return line;
    }

    private static long quantity(RowValues row, long written, String place) throws BadRowException {
        long quantity = row.turned() ? Math.negateExact(written) : written;
        if (quantity < 0) {
            throw BadRowException.bad(
                    place,
                    Long.toString(written),
                    row.turned() ? "a negative quantity" : "0 or more; name rows that are returns under rows:");
        }
        return quantity;
    }

    private void fill(SpecificRecord line, RowValues row, @Nullable Long quantity, @Nullable Long price)
            throws BadRowException {
        boolean service = services.has(row);
        if (service) {
            put(line, "units", 0L);
        } else if (quantity != null) {
            putIfAbsent(line, "units", quantity);
        }
        putIfAbsent(line, "lineId", row.text(Mapping.ORDINAL));
        if (quantity != null && price != null) {
            try {
                putIfAbsent(line, isReturn(line) ? "refundMicros" : "grossMicros", Math.multiplyExact(quantity, price));
            } catch (ArithmeticException e) {
                throw BadRowException.bad(QUANTITY, Long.toString(quantity), "a product with the price that is money");
            }
        }
    }

    /** A line stands where its order stands unless it says so itself. */
    private void copyStatus(SpecificRecord line, SpecificRecord event) {
        Schema.Field status = event.getSchema().getField("status");
        if (!ownStatus && status != null) {
            put(line, "status", event.get(status.pos()));
        }
    }

    private void refuseGaps(SpecificRecord line) throws BadRowException {
        for (Slot slot : required) {
            if (line.get(slot.position()) == null) {
                throw BadRowException.missing(slot.name());
            }
        }
    }

    private static boolean isReturn(SpecificRecord line) {
        return line.getSchema().getField("refundMicros") != null;
    }

    private static void put(SpecificRecord line, String field, Object value) {
        Schema.Field target = line.getSchema().getField(field);
        if (target != null) {
            line.put(target.pos(), value);
        }
    }

    private static void putIfAbsent(SpecificRecord line, String field, @Nullable Object value) {
        Schema.Field target = line.getSchema().getField(field);
        if (target != null && value != null && line.get(target.pos()) == null) {
            line.put(target.pos(), value);
        }
    }
}
