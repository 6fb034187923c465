package io.globalkpi.ingest.files;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.schemas.ingest.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Measures how fast a file is read and mapped when publishing costs nothing: {@code FILE MAPPINGS MAPPING RUNS}. */
final class ImportSpeed {

    private ImportSpeed() {}

    public static void main(String[] args) throws IOException {
        ImportRequest request =
                ImportRequest.of(Path.of(args[0]), Path.of(args[1]), args[2]).onceMore();
        for (int run = 0; run < Integer.parseInt(args[3]); run++) {
            Counting publisher = new Counting();
            ImportSummary summary = FileImport.run(request, publisher, ProgressListener.SILENT, Clock.systemUTC());
            long perSecond = summary.rows() * 1000 / Math.max(1, summary.took().toMillis());
            System.out.println(summary.lines() + " " + perSecond + " rows/s, " + publisher.publications
                    + " publications, the largest of " + publisher.largest + " records");
        }
    }

    private static final class Counting implements EventPublisher {

        private int publications;
        private int largest;

        @Override
        public CompletableFuture<Receipt> publish(Publication publication) {
            publications++;
            largest = Math.max(
                    largest, publication.events().size() + publication.raw().size());
            return CompletableFuture.completedFuture(
                    new Receipt(publication.events().size(), List.of()));
        }

        @Override
        public Optional<Checkpoint> checkpoint(String job) {
            return Optional.empty();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
