package io.globalkpi.ingest.files.mapping;

import io.globalkpi.ingest.files.read.Encodings;
import io.globalkpi.ingest.files.read.Format;
import io.globalkpi.ingest.files.read.Layout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a mapping that says how the file is written: format, encoding, numbers, times. */
final class LayoutReader {

    private final YamlTree root;

    LayoutReader(YamlTree root) {
        this.root = root;
    }

    Format format() {
        String id = root.text("format", "csv");
        return Format.of(id).orElseGet(() -> {
            root.at("format").orElse(root).fault("'" + id + "' is no format; expected one of " + Format.ids());
            return Format.CSV;
        });
    }

    Layout layout(List<Column> columns, NumberForm numbers) {
        Set<String> dropped = new HashSet<>();
        root.at("personal").ifPresent(list -> dropped.addAll(list.texts()));
        root.at("ignored").ifPresent(list -> dropped.addAll(list.texts()));
        List<Layout.Wanted> wanted = columns.stream()
                .map(column -> new Layout.Wanted(column.name(), column.required()))
                .toList();
        wanted.stream()
                .filter(column -> dropped.contains(column.name()))
                .forEach(column -> root.fault("column '" + column.name() + "' is both mapped and dropped"));
        String others = root.text("others", "refuse");
        if (!others.equals("refuse") && !others.equals("drop")) {
            root.at("others").orElse(root).fault("expected refuse or drop, found '" + others + "'");
        }
        Format format = format();
        char delimiter = single("delimiter", format == Format.TSV ? '\t' : ',');
        return new Layout(
                format,
                delimiter,
                charset(),
                numbers.decimal(),
                root.text("sheet", ""),
                wanted,
                dropped,
                others.equals("drop"));
    }

    NumberForm numbers() {
        YamlTree numbers = root.at("numbers").orElse(null);
        if (numbers == null) {
            return new NumberForm('.', NumberForm.NONE);
        }
        numbers.allow(Set.of("decimal", "grouping"));
        char decimal = character(numbers, "decimal", '.');
        char grouping = character(numbers, "grouping", NumberForm.NONE);
        if (decimal == grouping) {
            numbers.fault("decimal and grouping are the same character");
        }
        return new NumberForm(decimal, grouping);
    }

    /** The mapping's own dates and zone, or a column's where it has its own. */
    DateForm dates(YamlTree of) {
        List<String> patterns = new ArrayList<>(
                of.at("dates").or(() -> root.at("dates")).map(YamlTree::texts).orElse(List.of(DateForm.ISO)));
        if (format() == Format.XLSX && !patterns.contains(DateForm.ISO)) {
            patterns.add(DateForm.ISO);
        }
        YamlTree zone = of.at("zone").or(() -> root.at("zone")).orElse(null);
        try {
            return new DateForm(patterns, zone(zone));
        } catch (IllegalArgumentException e) {
            of.at("dates").orElse(of).fault("no date pattern: " + e.getMessage());
            return new DateForm(List.of(DateForm.ISO), ZoneOffset.UTC);
        }
    }

    private static ZoneId zone(@org.jspecify.annotations.Nullable YamlTree zone) {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone.text());
        } catch (DateTimeException e) {
            zone.fault("'" + zone.text() + "' is no time zone; expected one such as Europe/Berlin");
            return ZoneOffset.UTC;
        }
    }

    private Charset charset() {
        String name = root.text("encoding", "UTF-8");
        return Encodings.of(name).orElseGet(() -> {
            root.at("encoding").orElse(root).fault("'" + name + "' is not read; expected one of " + Encodings.NAMES);
            return StandardCharsets.UTF_8;
        });
    }

    private char single(String key, char otherwise) {
        return character(root, key, otherwise);
    }

    private static char character(YamlTree from, String key, char otherwise) {
        String text = from.text(key, String.valueOf(otherwise));
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || text.charAt(0) == '"') {
            from.at(key).orElse(from).fault("expected one separating character, found '" + text + "'");
        }
        return text.charAt(0);
    }
}
