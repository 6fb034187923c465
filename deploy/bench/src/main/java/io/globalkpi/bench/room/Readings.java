package io.globalkpi.bench.room;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.pull.Platforms;
import io.globalkpi.ingest.pull.RawItems;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** All readings there are, by name: of each platform its items, of those that send files a file as well. */
public final class Readings {

    /** Rows of a file, as many as an export of a day has. */
    private static final int ROWS = 1_000;

    private static final List<String> FILES = List.of(Exports.CSV, Exports.XLSX, Exports.TSV);

    private Readings() {}

    /** Names of those whose items are JSON: the platforms. */
    public static List<String> ofItems() {
        return Platforms.all().stream().map(Platform::name).toList();
    }

    /** Names of those that are files. */
    public static List<String> ofFiles() {
        return FILES;
    }

    public static List<String> all() {
        return Stream.concat(ofItems().stream(), FILES.stream()).toList();
    }

    public static Reading of(String name) throws IOException {
        return switch (name) {
            case Exports.CSV -> Exports.csv(ROWS);
            case Exports.XLSX -> Exports.xlsx(ROWS);
            case Exports.TSV -> Exports.tsv(ROWS);
            default -> items(name);
        };
    }

    /** Of every feed that makes events some items, in the form its platform sends them. */
    private static Reading items(String platform) throws IOException {
        try (InputStream file = Readings.class.getResourceAsStream(platform + ".json")) {
            if (file == null) {
                throw new IOException("there are no items of " + platform);
            }
            return new RawItems(Platforms.find(platform).orElseThrow(), file.readAllBytes());
        }
    }
}
