package io.globalkpi.ingest.files.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table that a program exported for people: a workbook, or text in UTF-8 or GBK. Which of them it is, is told by its bytes:
 * people rename files and save them anew. Columns that are not wanted are never looked at.
 */
public final class ExportedTable implements Closeable {

    private static final String GBK = "GBK";

    /** Bytes that hold the header, and more. */
    private static final int HEAD = 8192;

    private final Rows rows;
    private final @Nullable Path copy;

    private ExportedTable(Rows rows, @Nullable Path copy) {
        this.rows = rows;
        this.copy = copy;
    }

    /**
     * Opens it at its first row.
     *
     * @param name what the user calls it
     * @param in closed with the table
     * @throws FileRefusedException if it is none of these, or a required column is not there
     */
    public static ExportedTable open(String name, InputStream in, List<Layout.Wanted> wanted) throws IOException {
        InputStream bytes =
                new BufferedInputStream(new BoundedStream(in, name, Limits.DEFAULT.expandedBytes()), 1 << 16);
        try {
            bytes.mark(HEAD);
            byte[] head = bytes.readNBytes(HEAD);
            bytes.reset();
            boolean workbook = head.length > 1 && head[0] == 'P' && head[1] == 'K';
            return workbook
                    ? workbook(name, bytes, layout(Format.XLSX, StandardCharsets.UTF_8, wanted))
                    : new ExportedTable(SourceFile.text(bytes, layout(Format.CSV, charset(head), wanted), name), null);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** A workbook is read here and there, so it must lie on disk. */
    private static ExportedTable workbook(String name, InputStream bytes, Layout layout) throws IOException {
        Path copy =
                Files.createTempDirectory("globalkpi-").resolve(Path.of(name).getFileName());
        try (bytes) {
            Files.copy(bytes, copy);
            return new ExportedTable(SourceFile.of(copy, layout, Limits.DEFAULT).rows(), copy);
        } catch (FileRefusedException e) {
            delete(copy);
            throw new FileRefusedException(e.getMessage().replace(copy.toString(), name), e);
        } catch (IOException | RuntimeException e) {
            delete(copy);
            throw e;
        }
    }

    public Rows rows() {
        return rows;
    }

    private static Layout layout(Format format, Charset charset, List<Layout.Wanted> wanted) {
        return new Layout(format, ',', charset, '.', "", wanted, Set.of(), true);
    }

    /** Text whose header is no UTF-8 is of a program that was set to Chinese. */
    private static Charset charset(byte[] head) {
        CoderResult read = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false);
        return read.isError() ? Charset.forName(GBK) : StandardCharsets.UTF_8;
    }

    private static void delete(Path copy) throws IOException {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(copy.getParent());
    }

    @Override
    public void close() throws IOException {
        rows.close();
        if (copy != null) {
            delete(copy);
        }
    }
}
