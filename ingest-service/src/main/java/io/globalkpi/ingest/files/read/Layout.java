package io.globalkpi.ingest.files.read;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;

/**
 * What a file must look like to be read: how it is written, and which columns are wanted of it.
 *
 * @param delimiter between the cells of a line, for CSV and TSV
 * @param decimal decimal separator that numbers typed as numbers (JSON, XLSX) are turned to text with
 * @param sheet name of the XLSX sheet; empty for the first
 * @param wanted columns in the order that rows have their cells
 * @param dropped columns that may be there and are never looked at
 * @param dropOthers true to drop any further column instead of refusing the file
 */
public record Layout(
        Format format,
        char delimiter,
        Charset charset,
        char decimal,
        String sheet,
        List<Wanted> wanted,
        Set<String> dropped,
        boolean dropOthers) {

    /** One column by its name in the header; without a required one the file is refused. */
    public record Wanted(String name, boolean required) {}

    public Layout {
        wanted = List.copyOf(wanted);
        dropped = Set.copyOf(dropped);
    }

    public Layout in(Charset other) {
        return new Layout(format, delimiter, other, decimal, sheet, wanted, dropped, dropOthers);
    }
}
