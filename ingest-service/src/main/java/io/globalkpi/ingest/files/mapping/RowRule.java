package io.globalkpi.ingest.files.mapping;

import io.globalkpi.schemas.topic.EventKind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what some rows are: of another kind than the mapping's, or none at all. The first rule that holds counts.
 *
 * @param column whose cell is looked at, as its place among the mapped columns
 * @param test what must be true of the cell
 * @param verdict what the row is then
 */
record RowRule(int column, Test test, Verdict verdict) {

    /** A question to a cell; empty cells answer only to {@code empty}. */
    sealed interface Test {
        boolean holds(@Nullable String cell, NumberForm numbers);
    }

    record StartsWith(String prefix) implements Test {
        @Override
        public boolean holds(@Nullable String cell, NumberForm numbers) {
            return cell != null && cell.startsWith(prefix);
        }
    }

    record OneOf(Set<String> values) implements Test {
        @Override
        public boolean holds(@Nullable String cell, NumberForm numbers) {
            return cell != null && values.contains(cell);
        }
    }

    record Negative() implements Test {
        @Override
        public boolean holds(@Nullable String cell, NumberForm numbers) {
            return cell != null
                    && cell.indexOf('-') >= 0
                    && numbers.parse(cell).filter(number -> number.signum() < 0).isPresent();
        }
    }

    record Empty() implements Test {
        @Override
        public boolean holds(@Nullable String cell, NumberForm numbers) {
            return cell == null;
        }
    }

    /**
     * @param kind of event the row belongs to
     * @param negate true when quantities are written with the opposite sign
     * @param skip why the row is passed over; empty for rows that count
     */
    record Verdict(EventKind kind, boolean negate, Optional<String> skip) {}
}
