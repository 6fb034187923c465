package io.globalkpi.ingest.platform.dianxiaomi;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes exports as Dianxiaomi and the spreadsheets of its users do. */
final class Sheet {

    private final List<String> header;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    Sheet(List<String> header) {
        this.header = header;
    }

    /** @param cells column, value, column, value, ... */
    Sheet row(Object... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put((String) cells[i], cells[i + 1]);
        }
        rows.add(row);
        return this;
    }

    Path csv(Path file, Charset charset, Instant at) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", header));
        rows.forEach(row -> lines.add(header.stream()
                .map(name -> '"' + String.valueOf(row.getOrDefault(name, "")).replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","))));
        String mark = charset.equals(StandardCharsets.UTF_8) ? "\uFEFF" : "";
        return write(file, (mark + String.join("\r\n", lines)).getBytes(charset), at);
    }

    Path xlsx(Path file, Instant at) {
        try (OutputStream out =
                Files.newOutputStream(Files.createDirectories(file.getParent()).resolve(file.getFileName()))) {
            Workbook workbook = new Workbook(out, "dxm", "1.0");
            Worksheet sheet = workbook.newWorksheet("order_20260310");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
                for (int row = 0; row < rows.size(); row++) {
                    Object value = rows.get(row).get(header.get(column));
                    if (value instanceof Number number) {
                        sheet.value(row + 1, column, number);
                    } else if (value != null) {
                        sheet.value(row + 1, column, value.toString());
                    }
                }
            }
            workbook.finish();
            Files.setLastModifiedTime(file, FileTime.from(at));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, byte[] bytes, Instant at) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return Files.setLastModifiedTime(file, FileTime.from(at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
