package io.globalkpi.ingest.files;

import io.globalkpi.schemas.ingest.DeadLetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A folder with a file and a mapping to try things on. */
final class Desk {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant GENERATED = Instant.parse("2026-02-28T00:00:00Z");
    static final Path SHIPPED = Path.of("../deploy/config/mappings");

    /** Orders of one site with a line each, in a column layout of our own. */
    static final String ORDERS = """
            kind: orders
            columns:
              Order: {field: orderId, required: true}
              At: {field: occurredAt, required: true}
              Sku: {field: line.sku, required: true}
              Qty: {field: line.quantity, required: true}
              Price: {field: line.price, required: true}
            personal: [Buyer]
            group: Order
            constants: {site: amazon-de/acme, currency: EUR, status: PAID}
            templates: {entityId: "{site}/{orderId}"}
            """;

    final MemoryPublisher publisher = new MemoryPublisher();
    final Path folder;

    Desk(Path folder) {
        this.folder = folder;
    }

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    Path file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, String text, String charset) {
        return file(name, text.getBytes(Charset.forName(charset)));
    }

    Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Writes the mapping as {@code m.yaml} and asks for it. */
    ImportRequest request(Path file, String mapping) {
        file("m.yaml", mapping);
        return ImportRequest.of(file, folder, "m").generatedAt(GENERATED);
    }

    ImportSummary run(Path file, String mapping) {
        return run(request(file, mapping));
    }

    ImportSummary run(ImportRequest request) {
        try {
            return FileImport.run(request, publisher, ProgressListener.SILENT, clock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<DeadLetter> dead() {
        return publisher.publications.stream()
                .flatMap(one -> one.deadLetters().stream())
                .toList();
    }
}
