package io.globalkpi.ingest.files.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A file on disk that can be read as rows, more than once. Gzip is told by the file's first bytes, not by its name. */
public final class SourceFile {

    private static final int HEAD = 4;
    private static final int MARK = 3;

    private final Path path;
    private final Layout layout;
    private final Limits limits;

    private SourceFile(Path path, Layout layout, Limits limits) {
        this.path = path;
        this.layout = layout;
        this.limits = limits;
    }

    /** Looks at the file without reading it. */
    public static SourceFile of(Path path, Layout layout, Limits limits) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new FileRefusedException(path + ": no such file.");
        }
        if (Files.size(path) > limits.fileBytes()) {
            throw new FileRefusedException(path + ": larger than " + limits.fileBytes()
                    + " bytes. Split it, or raise the limit. Nothing was published.");
        }
        return new SourceFile(path, layout, limits);
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** SHA-256 of the bytes as they lie there, in hexadecimal. */
    public String fingerprint() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Opens it at its first row. */
    public Rows rows() throws IOException {
        try {
            return layout.format() == Format.XLSX ? workbook() : text();
        } catch (ZipException e) {
            throw new FileRefusedException(path + ": broken compression: " + e.getMessage(), e);
        }
    }

    private Rows text() throws IOException {
        InputStream plain = plain();
        byte[] head = head(plain);
        if (head[0] == 'P' && head[1] == 'K') {
            throw new FileRefusedException(path + ": this is an XLSX or ZIP file, the mapping says "
                    + layout.format().id() + ". Nothing was published.");
        }
        if (isMarked(head) && !layout.charset().equals(StandardCharsets.UTF_8)) {
            throw new FileRefusedException(path + ": begins with the mark of UTF-8, but "
                    + layout.charset().name() + " was declared. Correct the encoding. Nothing was published.");
        }
        return text(plain, layout, name());
    }

    /**
     * Text that is open already.
     *
     * @param plain can be marked; closed with the rows
     */
    static Rows text(InputStream plain, Layout layout, String name) throws IOException {
        if (isMarked(head(plain))) {
            plain.skipNBytes(MARK);
        }
        StrictReader text = new StrictReader(plain, layout.charset(), name);
        return switch (layout.format()) {
            case JSON -> new JsonRows(text, layout, name);
            case NDJSON -> new NdjsonRows(text, layout, name);
            default -> new CsvRows(text, layout, name);
        };
    }

    /** A byte order mark says UTF-8 louder than a mapping that says something else. */
    private static boolean isMarked(byte[] head) {
        return (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF;
    }

    private Rows workbook() throws IOException {
        InputStream plain = plain();
        byte[] head = head(plain);
        if (head[0] != 'P' || head[1] != 'K') {
            plain.close();
            throw new FileRefusedException(path + ": the mapping says xlsx, but this is no XLSX workbook"
                    + " (an old .xls? save it as .xlsx). Nothing was published.");
        }
        boolean zipped = isGzip();
        Path onDisk = zipped ? Files.createTempFile("globalkpi-", ".xlsx") : path;
        try (plain) {
            if (zipped) {
                Files.copy(plain, onDisk, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        refuseBomb(onDisk);
        return new XlsxRows(new XlsxRows.Source(onDisk, name(), zipped), layout, limits.cells());
    }

    /** Expands every part once and counts, because the sizes written in a bomb are lies. */
    private void refuseBomb(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            byte[] buffer = new byte[1 << 16];
            long left = limits.expandedBytes();
            for (ZipEntry part : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(part)) {
                    for (int read = in.read(buffer); read >= 0 && left >= 0; read = in.read(buffer)) {
                        left -= read;
                    }
                }
            }
            if (left < 0) {
                throw new FileRefusedException(path + ": larger than " + limits.expandedBytes()
                        + " bytes when expanded. Nothing was published.");
            }
        }
    }

    private InputStream plain() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        InputStream open = isGzip() ? new GZIPInputStream(raw, 1 << 16) : raw;
        return new BufferedInputStream(new BoundedStream(open, name(), limits.expandedBytes()), 1 << 16);
    }

    private boolean isGzip() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(2);
            return head.length == 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = new byte[HEAD];
        in.readNBytes(head, 0, HEAD);
        in.reset();
        return head;
    }
}
