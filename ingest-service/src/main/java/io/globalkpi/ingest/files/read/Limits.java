package io.globalkpi.ingest.files.read;

/**
 * How much of a file we are willing to read. They stop accidents and zip bombs, not business: raise them if yours is larger.
 *
 * @param fileBytes size of the file as it lies there
 * @param expandedBytes size after gunzip or, for XLSX, of all its parts together
 * @param rows rows after the header
 * @param cells cells of an XLSX sheet
 * @param openRows rows held in memory because their group is not complete yet
 */
public record Limits(long fileBytes, long expandedBytes, long rows, long cells, int openRows) {

    public static final Limits DEFAULT = new Limits(2L << 30, 8L << 30, 20_000_000, 50_000_000, 500_000);

    public Limits {
        check("fileBytes", fileBytes);
        check("expandedBytes", expandedBytes);
        check("rows", rows);
        check("cells", cells);
        check("openRows", openRows);
    }

    private static void check(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("limit " + name + " must be at least 1, was " + value);
        }
    }
}
