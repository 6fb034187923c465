package io.globalkpi.schemas.table;

import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the {@code reference.*} topics and hands out what is in force, whole, with every new manifest.
 *
 * <p>A manifest is handed out when nothing is left to read and no transaction is open on any reference topic. The end of
 * the committed records alone would not do: the markers of one transaction reach its partitions one after the other, so
 * a manifest can be read before the rows it speaks of. Rows that come without a manifest wait for the next one.
 *
 * <p>Everything happens on one daemon thread, the call of {@code onChange} too. A broker or registry that is out of
 * reach and topics that do not exist yet are tried again every second; {@link #trouble()} says which it is.
 */
public final class ReferenceReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceReader.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final Supplier<ReferenceLog> logs;
    private final Supplier<ReferenceRows> tables;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable ReferenceLog log;
    private volatile @Nullable ReferenceData current;
    private @Nullable Manifest handedOut;
    private volatile @Nullable String trouble = "reading reference data has not begun";

    /**
     * Connects to nothing yet.
     *
     * @param kafkaClientSettings as Kafka names them, at least {@code bootstrap.servers}
     */
    public ReferenceReader(Map<String, Object> kafkaClientSettings, SchemaRegistry registry, Topics topics) {
        this(() -> ReferenceLog.of(kafkaClientSettings, topics), () -> new ReferenceRows(registry, topics));
    }

    ReferenceReader(Supplier<ReferenceLog> logs, Supplier<ReferenceRows> tables) {
        this.logs = logs;
        this.tables = tables;
    }

    /** Returns at once; {@code onChange} gets every manifest's data in turn, beginning with the one in force now. */
    public synchronized void start(Consumer<ReferenceData> onChange) {
        if (thread != null) {
            throw new IllegalStateException("the reader of reference data was started already");
        }
        thread = new Thread(() -> run(onChange), "reference-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** The data handed out last; empty until the first manifest is whole. */
    public Optional<ReferenceData> current() {
        return Optional.ofNullable(current);
    }

    /** What stands between the topics and {@link #current()}, in words; empty when nothing does. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void run(Consumer<ReferenceData> onChange) {
        while (isOpen()) {
            try (ReferenceLog opened = logs.get()) {
                log = opened;
                follow(opened, onChange);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("woken to stop");
            } catch (RuntimeException e) {
                // The edge of this thread: whatever it was, readiness tells it and the topics are read anew.
                report("reference data cannot be read: " + e.getMessage());
                pause();
            }
        }
    }

    private void follow(ReferenceLog opened, Consumer<ReferenceData> onChange) {
        ReferenceRows rows = tables.get();
        if (isOpen()) {
            opened.begin();
        }
        while (isOpen()) {
            opened.poll().forEach(rows::take);
            if (isNews(rows) && opened.isAtRest()) {
                handOut(rows.whole(), onChange);
            }
            report(isNews(rows) ? "a manifest is read, its rows are not all committed yet" : rows.trouble());
        }
    }

    private boolean isNews(ReferenceRows rows) {
        return rows.manifest() != null && !rows.manifest().equals(handedOut);
    }

    /** Counts as done when the receiver is: one that fails is told again, and readiness says so meanwhile. */
    private void handOut(ReferenceData data, Consumer<ReferenceData> onChange) {
        current = data;
        LOG.info("reference data of manifest {} is in force", data.version());
        onChange.accept(data);
        handedOut = data.manifest();
    }

    private void report(@Nullable String words) {
        if (words != null && !Objects.equals(words, trouble)) {
            LOG.warn(words);
        }
        trouble = words;
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops within two seconds; nothing is handed out afterwards. */
    @Override
    public synchronized void close() {
        closed.countDown();
        ReferenceLog opened = log;
        if (opened != null) {
            opened.wake();
        }
        if (thread == null) {
            return;
        }
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
