package io.globalkpi.ingest.files.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * How rows become one event of one kind: the first row tells what holds for all, every row is a line.
 *
 * <p>Rows of daily reports tell a date and no time: they occurred at its start.
 */
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
        this.header =
                bindings.stream().filter(binding -> !binding.slot().isLine()).toList();
        this.required = shape.slots().stream()
                .filter(slot -> slot.required() && !slot.isLine())
                .toList();
        this.lines = new LinePlan(
                shape,
                bindings.stream().filter(binding -> binding.slot().isLine()).toList(),
                parts.services());
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
        Draft event = new Draft(shape.blank());
        event.put("revision", telling.revision());
        event.put("source", source);
        event.put("observedAt", telling.observedAt());
        event.put("rawRef", "file:" + telling.file() + "#" + first.line());
        for (Binding binding : header) {
            Object value = binding.value(first);
            if (value != null) {
                event.put(binding.slot().position(), value);
            }
        }
        if (event.value("date") instanceof LocalDate day) {
            event.putIfAbsent("occurredAt", forms.dates().start(day));
        }
        if (shape.hasLines()) {
            event.put("lines", lines(rows, event));
        }
        return event.whole(required);
    }

    private List<SpecificRecord> lines(List<RowValues> rows, Draft event) throws BadRowException {
        List<SpecificRecord> made = new ArrayList<>(rows.size());
        for (RowValues row : rows) {
            made.add(lines.line(row, event));
        }
        return made;
    }
}
