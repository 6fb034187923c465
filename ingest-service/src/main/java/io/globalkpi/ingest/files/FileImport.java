package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.mapping.Mapping;
import io.globalkpi.ingest.files.mapping.Mappings;
import io.globalkpi.ingest.files.read.Encodings;
import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.files.read.Layout;
import io.globalkpi.ingest.files.read.Rows;
import io.globalkpi.ingest.files.read.SourceFile;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.schemas.ingest.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Imports one file: looks at it whole, then publishes what its mapping makes of it.
 *
 * <p>Memory does not grow with the file. A run that was stopped resumes after its last commit; a file that was finished is
 * left alone. Told again from the start, every event has the revision it had, so nothing is counted twice.
 */
public final class FileImport {

    private final ImportRequest request;
    private final EventPublisher publisher;
    private final ProgressListener listener;
    private final Clock clock;

    private FileImport(ImportRequest request, EventPublisher publisher, ProgressListener listener, Clock clock) {
        this.request = request;
        this.publisher = publisher;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * @throws FileRefusedException when file or mapping cannot be used; nothing is published then
     * @throws ImportStoppedException when the broker would not take it; run again to resume
     */
    public static ImportSummary run(
            ImportRequest request, EventPublisher publisher, ProgressListener listener, Clock clock)
            throws IOException {
        return new FileImport(request, publisher, listener, clock).run();
    }

    private ImportSummary run() throws IOException {
        Instant began = clock.instant();
        Mapping mapping = new Mappings(request.mappings()).load(request.mapping());
        SourceFile file = SourceFile.of(request.file(), layout(mapping), request.limits());
        FirstLook look = FirstLook.at(file, mapping, request.limits());

        String id = "file:" + look.fingerprint() + ":" + mapping.name() + ":"
                + mapping.fingerprint().substring(0, 12);
        Optional<Checkpoint> before = request.again() ? Optional.empty() : publisher.checkpoint(id);
        if (before.filter(Checkpoint::getFinished).isPresent()) {
            return summary(mapping, new Tally(), 0, 0, true, began);
        }
        Resumption from = before.map(Resumption::of).orElse(new Resumption(id, 0, generated()));
        Tally tally = new Tally();
        Pulse pulse = new Pulse(listener, clock, look.rows() - from.rows());
        pass(
                file,
                new ImportRun.Job(
                        file.name(), mapping, look, from, request.limits().openRows()),
                tally,
                pulse);
        return summary(mapping, tally, pulse.rows(), from.rows(), false, began);
    }

    private void pass(SourceFile file, ImportRun.Job job, Tally tally, Pulse pulse) throws IOException {
        try (Rows rows = file.rows()) {
            Letters letters = new Letters(job.mapping(), job.file(), job.look().fingerprint(), rows, request.seal());
            new ImportRun(job, letters, new Outbox(publisher, tally), tally, clock).through(rows, pulse);
        }
    }

    private Layout layout(Mapping mapping) {
        if (request.encoding().isEmpty()) {
            return mapping.layout();
        }
        String name = request.encoding().get();
        return mapping.layout()
                .in(Encodings.of(name)
                        .orElseThrow(() -> new FileRefusedException(
                                "encoding '" + name + "' is not read; expected one of " + Encodings.NAMES)));
    }

    private long generated() throws IOException {
        return request.generatedAt().isPresent()
                ? request.generatedAt().get().toEpochMilli()
                : Files.getLastModifiedTime(request.file()).toMillis();
    }

    private ImportSummary summary(
            Mapping mapping, Tally tally, long rows, long resumed, boolean already, Instant began) {
        return new ImportSummary(
                String.valueOf(request.file().getFileName()),
                mapping.name(),
                rows,
                resumed,
                already,
                tally.events(),
                tally.rejected(),
                tally.skipped(),
                Duration.between(began, clock.instant()));
    }
}
