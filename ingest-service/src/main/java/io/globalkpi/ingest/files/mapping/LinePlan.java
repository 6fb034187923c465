package io.globalkpi.ingest.files.mapping;

import java.util.List;
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
    private final String amount;

    /** A line stands where its order stands unless it says so itself. */
    private final boolean ownStatus;

    LinePlan(EventShape shape, List<Binding> bindings, Services services) {
        this.shape = shape;
        this.bindings = bindings;
        this.services = services;
        this.required = shape.slots().stream()
                .filter(slot -> slot.required() && slot.isLine() && slot.position() != Slot.NOWHERE)
                .toList();
        this.amount = shape.slot(Slot.LINE + "refund").isPresent() ? "refundMicros" : "grossMicros";
        this.ownStatus =
                bindings.stream().anyMatch(binding -> binding.slot().name().equals(Slot.LINE + "status"));
    }

    SpecificRecord line(RowValues row, Draft event) throws BadRowException {
        Draft line = new Draft(shape.blankLine());
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
        if (!ownStatus) {
            line.put("status", event.value("status"));
        }
        return line.whole(required);
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

    private void fill(Draft line, RowValues row, @Nullable Long quantity, @Nullable Long price) throws BadRowException {
        if (services.has(row)) {
            line.put("units", 0L);
        }
        line.putIfAbsent("units", quantity);
        line.putIfAbsent("lineId", row.text(Mapping.ORDINAL));
        if (quantity != null && price != null) {
            try {
                line.putIfAbsent(amount, Math.multiplyExact(quantity, price));
            } catch (ArithmeticException e) {
                throw BadRowException.bad(QUANTITY, Long.toString(quantity), "a product with the price that is money");
            }
        }
    }
}
