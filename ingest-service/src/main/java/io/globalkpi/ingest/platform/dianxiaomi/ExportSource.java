package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.files.read.ExportedTable;
import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Exports that came into the account's folder in the time of the slice, one a step, in that order: one that was downloaded
 * in the morning and moved there at noon came at noon. The cursor is the file the next step reads. A file that is the same as
 * an older one, whatever its name, tells nothing.
 */
record ExportSource<W>(Class<W> wire, Export<W> export) implements Source<W> {

    @Override
    public Pulled<W> pull(Slice slice, String cursor, Session session) {
        List<DroppedFile> inbox = session.inbox();
        List<DroppedFile> files = inbox.stream()
                .filter(file -> !file.arrivedAt().isBefore(slice.from())
                        && file.arrivedAt().isBefore(slice.to()))
                .sorted(Comparator.comparing(ExportSource::place))
                .filter(file -> place(file).compareTo(cursor) >= 0)
                .toList();
        if (files.isEmpty()) {
            return Pulled.last(List.of());
        }
        DroppedFile file = files.get(0);
        Page<W> page = new Page<>(wire, file.writtenAt());
        List<FoundRow> found = isRepeated(file, inbox) ? List.of() : read(file, session, page);
        Optional<String> next = files.stream().skip(1).findFirst().map(ExportSource::place);
        return page.then(next.orElse(null)).finding(found);
    }

    /** Orders files as they came: by time, then name. */
    private static String place(DroppedFile file) {
        return String.format("%015d/%s", file.arrivedAt().toEpochMilli(), file.name());
    }

    private static boolean isRepeated(DroppedFile file, List<DroppedFile> inbox) {
        return inbox.stream()
                .filter(other -> place(other).compareTo(place(file)) < 0)
                .anyMatch(other -> other.sha256().equals(file.sha256()));
    }

    private List<FoundRow> read(DroppedFile file, Session session, Page<W> page) {
        try (ExportedTable table = ExportedTable.open(file.name(), file.open(), Column.WANTED)) {
            List<Cells> rows = new ArrayList<>();
            for (Row row = table.rows().next(); row != null; row = table.rows().next()) {
                if (row.unreadable() == null) {
                    rows.add(new Cells(file.sha256(), table.rows(), row));
                } else {
                    page.refuse(unreadable(file, row.line(), row.unreadable().why()));
                }
            }
            return export.read(file, rows, session, page);
        } catch (FileRefusedException e) {
            page.refuse(refused(file, e));
            return List.of();
        } catch (IOException e) {
            throw new CallException(new Trouble(
                    "export-unreadable",
                    "The export " + file.name() + " cannot be read: " + e.getMessage(),
                    "Put it into the folder again."));
        }
    }

    private static Rejection unreadable(DroppedFile file, long line, String why) {
        return new Rejection(
                file.sha256() + "/" + line,
                "unreadable",
                "line " + line,
                "",
                "a row as the header has it",
                why + ". Export it again and do not save it in a spreadsheet.");
    }

    private static Rejection refused(DroppedFile file, FileRefusedException e) {
        return new Rejection(
                file.sha256(), "export-refused", file.name(), "", "an order export of Dianxiaomi", e.getMessage());
    }
}
