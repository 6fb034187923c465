package io.globalkpi.ingest.pull;

import io.globalkpi.bench.room.Reading;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A file whose rows a source makes items of. Plainly read they are cells.
 *
 * @param pull the step that reads the file
 * @param cells reads it plainly
 */
public record PulledFile<W>(
        Platform platform, PlatformFeed<W> feed, Supplier<Pulled<W>> pull, Cells cells, long bytes, int items)
        implements Reading {

    /** How a library reads a file that knows nothing of the platform. */
    @FunctionalInterface
    public interface Cells {

        /** @return how many characters all cells have */
        long read() throws IOException;
    }

    @Override
    public long plain() {
        try {
            return cells.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long normalized() {
        long events = 0;
        for (Sent<W> sent : all(pull.get()).items()) {
            Told told = new Told(platform.name(), sent.shop(), sent.generatedAt(), sent.generatedAt());
            Normalized outcome = feed.normalizer().normalize(sent.item(), told);
            events += outcome.events().size();
        }
        return events;
    }

    @Override
    public long kept() {
        Pulled<W> pulled = all(pull.get());
        Instant at = pulled.items().get(0).generatedAt();
        return new Harvester<>(platform, feed).harvest(pulled, at).events.size();
    }

    private Pulled<W> all(Pulled<W> pulled) {
        if (pulled.items().size() != items || !pulled.rejections().isEmpty()) {
            throw new IllegalStateException("not all rows were read: " + pulled.rejections());
        }
        return pulled;
    }
}
