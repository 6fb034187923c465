package io.globalkpi.ingest.files.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the wanted columns in the header line of a file, and refuses a file that has others or lacks required ones. */
final class Header {

    private final String file;
    private final List<String> names;

    Header(String file, List<String> cells) {
        this.file = file;
        this.names = cells.stream().map(String::strip).toList();
    }

    int width() {
        return names.size();
    }

    /** For every wanted column its place in the file, from 0, or -1 if an optional one is not there. */
    int[] places(Layout layout) {
        refuseRepeated(layout);
        List<String> missing = layout.wanted().stream()
                .filter(wanted -> wanted.required() && !names.contains(wanted.name()))
                .map(Layout.Wanted::name)
                .toList();
        Set<String> unknown = layout.dropOthers() ? Set.of() : unknown(layout);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new FileRefusedException(complaint(missing, unknown));
        }
        return layout.wanted().stream()
                .mapToInt(wanted -> names.indexOf(wanted.name()))
                .toArray();
    }

    private Set<String> unknown(Layout layout) {
        Set<String> unknown = new TreeSet<>(names);
        layout.wanted().forEach(wanted -> unknown.remove(wanted.name()));
        unknown.removeAll(layout.dropped());
        return unknown;
    }

    private String complaint(List<String> missing, Set<String> unknown) {
        List<String> faults = new ArrayList<>();
        if (!missing.isEmpty()) {
            faults.add("required column missing: " + String.join(", ", missing));
        }
        if (!unknown.isEmpty()) {
            faults.add("unknown column: " + unknown.stream().map(Header::shown).collect(Collectors.joining(", ")));
        }
        return file + ": " + String.join("; ", faults) + ". The header is " + shown(String.join(", ", names))
                + ". Name the column in the mapping (columns, personal or ignored), or check delimiter and encoding."
                + " Nothing was published.";
    }

    private void refuseRepeated(Layout layout) {
        for (Layout.Wanted wanted : layout.wanted()) {
            if (names.indexOf(wanted.name()) != names.lastIndexOf(wanted.name())) {
                throw new FileRefusedException(file + ": column " + wanted.name()
                        + " stands twice in the header. Rename one of them. Nothing was published.");
            }
        }
    }

    private static String shown(String text) {
        return "'" + (text.length() > 200 ? text.substring(0, 200) + "..." : text) + "'";
    }
}
