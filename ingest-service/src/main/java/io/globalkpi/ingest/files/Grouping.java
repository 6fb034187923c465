package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.mapping.BadRowException;
import io.globalkpi.ingest.files.mapping.Mapping;
import io.globalkpi.ingest.files.read.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the rows of one event together. A group is complete when the next row is of another, or at its known last row. */
final class Grouping {

    private final Mapping mapping;
    private final FirstLook look;
    private final Consumer<String> onSkip;
    private final Map<String, RowGroup> open = new LinkedHashMap<>();
    private @Nullable String before;
    private int waiting;

    Grouping(Mapping mapping, FirstLook look, Consumer<String> onSkip) {
        this.mapping = mapping;
        this.look = look;
        this.onSkip = onSkip;
    }

    /** Takes a row and gives back the groups that are complete now. */
    List<RowGroup> take(long index, Row row) {
        List<RowGroup> complete = new ArrayList<>();
        String key = mapping.group(row).orElse(null);
        if (key == null) {
            complete.add(add(new RowGroup("", index), row));
            return complete;
        }
        if (before != null && !before.equals(key) && !isScattered(before)) {
            close(before, complete);
        }
        RowGroup group = open.computeIfAbsent(key, fresh -> new RowGroup(fresh, index));
        waiting -= group.size();
        waiting += add(group, row).size();
        before = key;
        Long last = look.scattered().get(FirstLook.hash(key));
        if (last != null && last == index) {
            close(key, complete);
        }
        return complete;
    }

    /** Gives back what is still open, at the end of the file. */
    List<RowGroup> rest() {
        List<RowGroup> rest = List.copyOf(open.values());
        open.clear();
        return rest;
    }

    /** How many rows from the first on are done with all their groups, when the given index was taken last. */
    long doneUpTo(long index) {
        return open.isEmpty() ? index : open.values().iterator().next().firstIndex() - 1;
    }

    int waiting() {
        return waiting;
    }

    private RowGroup add(RowGroup group, Row row) {
        int ordinal = group.nextOrdinal();
        Optional<String> skip = mapping.skip(row);
        if (skip.isPresent()) {
            onSkip.accept(skip.get());
            return group;
        }
        try {
            group.add(row, mapping.read(row).numbered(ordinal));
        } catch (BadRowException e) {
            group.spoil(row, e);
        }
        return group;
    }

    private boolean isScattered(String key) {
        return !look.scattered().isEmpty() && look.scattered().containsKey(FirstLook.hash(key));
    }

    private void close(String key, List<RowGroup> complete) {
        RowGroup group = open.remove(key);
        if (group != null) {
            waiting -= group.size();
            complete.add(group);
        }
    }
}
