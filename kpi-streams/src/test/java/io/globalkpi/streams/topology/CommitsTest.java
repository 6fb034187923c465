package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A commit is of a thread, with all its tasks: each test has threads of its own. */
class CommitsTest {

    private static final Duration INTERVAL = Duration.ofMillis(150);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final ExecutorService otherThread = Executors.newSingleThreadExecutor();
    private final AtomicLong millis = new AtomicLong(7_000);
    private final MockProcessorContext<Void, Void> sites = new MockProcessorContext<>();
    private final MockProcessorContext<Void, Void> scopes = new MockProcessorContext<>();

    @AfterEach
    void endThreads() {
        thread.shutdownNow();
        otherThread.shutdownNow();
    }

    @Test
    void shouldAskOncePerInterval() {
        assertThat(asks(thread, sites)).isTrue();
        millis.addAndGet(149);
        assertThat(asks(thread, sites)).isFalse();
        millis.addAndGet(1);
        assertThat(asks(thread, sites)).isTrue();
    }

    @Test
    void shouldNotAskAgainForAnotherTaskOfTheThread() {
        assertThat(asks(thread, sites)).isTrue();
        millis.addAndGet(100);
        assertThat(asks(thread, scopes)).isFalse();
        millis.addAndGet(50);
        assertThat(asks(thread, scopes)).isTrue();
        assertThat(asks(thread, sites)).isFalse();
    }

    @Test
    void shouldAskForEveryThread() {
        assertThat(asks(thread, sites)).isTrue();
        assertThat(asks(otherThread, scopes)).isTrue();
    }

    @Test
    void shouldNotCutUpTheWorkOfATaskOfTheThreadThatIsBehind() {
        isBehind(thread, scopes);
        millis.addAndGet(999);
        assertThat(asks(thread, sites)).isFalse();
        assertThat(asks(otherThread, sites)).isTrue();
    }

    @Test
    void shouldAskAgainWhenNoTaskHasSaidForASecondThatItIsBehind() {
        isBehind(thread, scopes);
        millis.addAndGet(1_000);
        assertThat(asks(thread, sites)).isTrue();
    }

    @Test
    void shouldAskAtOnceWhenTooMuchHasPiledUp() {
        asks(thread, sites);
        commits(sites).tooMuch();

        assertThat(sites.committed()).isTrue();
    }

    private Commits commits(MockProcessorContext<Void, Void> context) {
        context.resetCommit();
        Pace pace = Pace.STANDARD.with(INTERVAL, INTERVAL, INTERVAL);
        return new Commits(context, pace, () -> Duration.ofMillis(millis.get()).toNanos());
    }

    private void isBehind(ExecutorService on, MockProcessorContext<Void, Void> context) {
        CompletableFuture.runAsync(commits(context)::behind, on).join();
    }

    private boolean asks(ExecutorService on, MockProcessorContext<Void, Void> context) {
        Commits commits = commits(context);
        CompletableFuture.runAsync(commits::live, on).join();
        return context.committed();
    }
}
