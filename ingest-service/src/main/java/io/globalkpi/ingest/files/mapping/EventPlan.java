package io.globalkpi.ingest.files.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** How rows become one event of one kind: the first row tells what holds for all, every row is a line. */
final class EventPlan {

    private final EventShape shape;
    private final List<Binding> header;
    private final LinePlan lines;
    private final List<Slot> required;
    private final Set<String> texts = new HashSet<>();
    private final FieldType.Forms forms;
    private final String source;

    EventPlan(EventShape shape, List<Binding> bindings, Mapping.Parts parts) {
        this.shape = shape;
        this.forms = parts.forms();
        this.source = parts.source();
        this.header = bindings.stream().filter(binding -> !binding.slot().isLine()).toList();
        this.required = shape.slots().stream()
                .filter(slot -> slot.required() && !slot.isLine())
                .toList();
        this.lines = new LinePlan(
                shape, bindings.stream().filter(binding -> binding.slot().isLine()).toList(), parts.services());
        parts.columns().stream()
                .map(Column::field)
                .filter(field -> shape.slot(field)
                        .map(slot -> slot.type() == FieldType.TEXT)
                        .orElse(true))
                .forEach(texts::add);
    }

    boolean isText(String field) {
        return texts.contains(field);
    }

    SpecificRecord event(List<RowValues> rows, Telling telling) throws BadRowException {
        RowValues first = rows.get(0);
        SpecificRecord event = shape.blank();
        set(event, "revision", telling.revision());
        set(event, "source", source);
        set(event, "observedAt", telling.observedAt());
        set(event, "rawRef", "file:" + telling.file() + "#" + first.line());
        for (Binding binding : header) {
            Object value = binding.value(first);
            if (value != null) {
                event.put(binding.slot().position(), value);
            }
        }
        bookDays(event);
        if (shape.hasLines()) {
            set(event, "lines", lines(rows, event));
        }
        refuseGaps(event);
        return event;
    }

    private List<SpecificRecord> lines(List<RowValues> rows, SpecificRecord event) throws BadRowException {
        List<SpecificRecord> made = new ArrayList<>(rows.size());
        for (RowValues row : rows) {
            made.add(lines.line(row, event));
        }
        return made;
    }

    /** Rows of daily reports tell a date and no time: they occurred at its start. */
    private void bookDays(SpecificRecord event) {
        Schema.Field date = event.getSchema().getField("date");
        Schema.Field at = event.getSchema().getField("occurredAt");
        if (date != null && event.get(at.pos()) == null && event.get(date.pos()) instanceof LocalDate day) {
            event.put(at.pos(), forms.dates().start(day));
        }
    }

    private void refuseGaps(SpecificRecord event) throws BadRowException {
        for (Slot slot : required) {
            if (event.get(slot.position()) == null) {
                throw BadRowException.missing(slot.name());
            }
        }
    }

    private static void set(SpecificRecord event, String field, @Nullable Object value) {
        event.put(event.getSchema().getField(field).pos(), value);
    }
}
