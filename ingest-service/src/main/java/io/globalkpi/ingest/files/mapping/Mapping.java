package io.globalkpi.ingest.files.mapping;

import io.globalkpi.ingest.files.read.Layout;
import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One mapping, checked: from the rows of a file to events. Made by {@link Mappings}. */
public final class Mapping {

    static final String ROW = "row";
    static final String ORDINAL = "ordinal";

    /** What a spreadsheet makes of a long number: its last digits are lost, so it is the id of nothing. */
    private static final Pattern SPOILED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d+");

    private final Parts parts;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<EventKind, EventPlan> plans;
    private final RowRule.Verdict ordinary;

    /**
     * @param fingerprint of the text of the mapping: another mapping of the same name makes other events
     * @param feed true when a file holds all there is for the dates it spans
     * @param groupBy places of the columns whose equal values make rows one event; empty for an event a row
     * @param templates texts made of others, by kind and field
     */
    record Parts(
            String name,
            String fingerprint,
            EventKind kind,
            String source,
            Layout layout,
            FieldType.Forms forms,
            List<Column> columns,
            Map<String, String> constants,
            List<Lookup> lookups,
            Map<EventKind, Map<String, Template>> templates,
            List<RowRule> rules,
            Services services,
            boolean feed,
            List<Integer> groupBy) {}

    Mapping(Parts parts, Map<EventKind, EventPlan> plans) {
        this.parts = parts;
        this.plans = plans;
        this.ordinary = new RowRule.Verdict(parts.kind(), false, Optional.empty());
        for (int i = 0; i < parts.columns().size(); i++) {
            columns.put(parts.columns().get(i).field(), i);
        }
    }

    public String name() {
        return parts.name();
    }

    public String fingerprint() {
        return parts.fingerprint();
    }

    public Layout layout() {
        return parts.layout();
    }

    /** Names of the mapped columns, in the order of a row's cells. */
    public List<String> columnNames() {
        return parts.columns().stream().map(Column::name).toList();
    }

    public boolean isGrouped() {
        return !parts.groupBy().isEmpty();
    }

    /** True when a file of this mapping holds all there is for the dates it spans, so that they count as complete. */
    public boolean isFeed() {
        return parts.feed();
    }

    /** The local date an event counts on: its own, or that of its time in the zone of the mapping. */
    public LocalDate date(SpecificRecord event) {
        Schema.Field date = event.getSchema().getField("date");
        return date != null && event.get(date.pos()) instanceof LocalDate own
                ? own
                : parts.forms().dates().day((Instant)
                        event.get(event.getSchema().getField("occurredAt").pos()));
    }

    /** What makes rows belong together; empty for rows that stand alone. */
    public Optional<String> group(Row row) {
        if (!isGrouped() || row.unreadable() != null) {
            return Optional.empty();
        }
        StringBuilder key = new StringBuilder();
        for (int column : parts.groupBy()) {
            String cell = row.cell(column);
            if (cell == null) {
                return Optional.empty();
            }
            key.append(cell).append('\u0001');
        }
        return Optional.of(key.toString());
    }

    /** Why the row is passed over by a rule of the mapping; empty if it is not. */
    public Optional<String> skip(Row row) {
        return row.unreadable() == null ? verdict(row).skip() : Optional.empty();
    }

    /** Names the cells of a row that counts. */
    public RowValues read(Row row) throws BadRowException {
        Row.Unreadable unreadable = row.unreadable();
        if (unreadable != null) {
            throw new BadRowException(
                    BadRowException.Reason.UNREADABLE, "row", unreadable.why(), "a row like the header");
        }
        RowRule.Verdict verdict = verdict(row);
        @Nullable String[] cells = row.cells();
        for (int i = 0; i < cells.length; i++) {
            check(parts.columns().get(i), cells[i], verdict.kind());
        }
        Map<String, String> found = parts.lookups().isEmpty() ? Map.of() : new HashMap<>();
        RowValues values = new RowValues(this, row, found, verdict);
        for (Lookup lookup : parts.lookups()) {
            String value = values.text(lookup.from());
            if (value != null) {
                found.put(lookup.name(), lookup.find(value));
            }
        }
        return values;
    }

    /** Makes one event of the rows of a group. */
    public SpecificRecord event(List<RowValues> rows, Telling telling) throws BadRowException {
        EventPlan plan = plans.get(rows.get(0).kind());
        if (plan == null) {
            throw new IllegalStateException("no plan for " + rows.get(0).kind());
        }
        return plan.event(rows, telling);
    }

    Parts parts() {
        return parts;
    }

    Map<String, String> constants() {
        return parts.constants();
    }

    @Nullable
    Integer columnOf(String field) {
        return columns.get(field);
    }

    private void check(Column column, @Nullable String cell, EventKind kind) throws BadRowException {
        if (cell == null) {
            if (column.required()) {
                throw BadRowException.missing(column.name());
            }
        } else if (isText(column, kind)
                && cell.indexOf('+') > 0
                && SPOILED.matcher(cell).matches()) {
            throw new BadRowException(
                    BadRowException.Reason.SPOILED_ID,
                    column.name(),
                    cell,
                    "the whole id; a spreadsheet rounded it, export it again with the column as text");
        }
    }

    private boolean isText(Column column, EventKind kind) {
        EventPlan plan = plans.get(kind);
        return plan == null || plan.isText(column.field());
    }

    private RowRule.Verdict verdict(Row row) {
        for (RowRule rule : parts.rules()) {
            if (rule.test().holds(row.cell(rule.column()), parts.forms().numbers())) {
                return rule.verdict();
            }
        }
        return ordinary;
    }
}
