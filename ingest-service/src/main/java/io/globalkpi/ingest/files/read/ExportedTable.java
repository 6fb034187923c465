package io.globalkpi.ingest.files.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A table that a program exported for people: a workbook, or text in UTF-8 or GBK. Which of them it is, is told by its bytes:
 * people rename files and save them anew. Columns that are not wanted are never looked at.
 */
public final class ExportedTable implements Closeable {

    private static final String GBK = "GBK";

    private final Path copy;
    private final Rows rows;

    private ExportedTable(Path copy, Rows rows) {
        this.copy = copy;
        this.rows = rows;
    }

    /**
     * Opens it at its first row.
     *
     * @param name what the user calls it
     * @throws FileRefusedException if it is none of these, or a required column is not there
     */
    public static ExportedTable open(String name, InputStream in, List<Layout.Wanted> wanted) throws IOException {
        Path folder = Files.createTempDirectory("globalkpi-");
        Path copy = folder.resolve(Path.of(name).getFileName());
        try {
            Files.copy(in, copy);
            Rows rows =
                    SourceFile.of(copy, layout(copy, wanted), Limits.DEFAULT).rows();
            return new ExportedTable(copy, rows);
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

    private static Layout layout(Path file, List<Layout.Wanted> wanted) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(2);
        }
        boolean workbook = head.length == 2 && head[0] == 'P' && head[1] == 'K';
        return new Layout(
                workbook ? Format.XLSX : Format.CSV,
                ',',
                workbook ? StandardCharsets.UTF_8 : charset(file),
                '.',
                "",
                wanted,
                Set.of(),
                true);
    }

    /** Text that is no UTF-8 is of a program that was set to Chinese. */
    private static Charset charset(Path file) throws IOException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return Charset.forName(GBK);
        }
    }

    private static void delete(Path copy) throws IOException {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(copy.getParent());
    }

    @Override
    public void close() throws IOException {
        rows.close();
        delete(copy);
    }
}
