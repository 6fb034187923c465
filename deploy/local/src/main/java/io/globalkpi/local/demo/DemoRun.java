package io.globalkpi.local.demo;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Hands a business over slice by slice and sets the clock on after each.
 *
 * <p>The clock moves only when everything handed over is processed: so no value and no rule ever sees a time whose
 * events are still under way, and a month in minutes gives what a month would have given.
 */
public final class DemoRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final EventPublisher publisher;
    private final Progress progress;
    private final DemoClock clock;
    private final Passage passage;
    private final DemoConsole console;
    private final Tally tally = new Tally();

    public DemoRun(EventPublisher publisher, Progress progress, DemoClock clock, DemoConsole console) {
        this(publisher, progress, clock, clock::setOn, console);
    }

    /** @param passage sets the clock on */
    public DemoRun(EventPublisher publisher, Progress progress, DemoClock clock, Passage passage, DemoConsole console) {
        this.publisher = publisher;
        this.progress = progress;
        this.clock = clock;
        this.passage = passage;
        this.console = console;
    }

    /** The month so far, as fast as the pipeline takes it. */
    public void lapse(Iterable<Slice> slices) throws InterruptedException {
        for (Slice slice : slices) {
            pass(slice);
        }
    }

    /** From here on business goes on in real time: the clock runs, and each slice comes when its time is over. */
    public void live(Iterable<Slice> slices) throws InterruptedException {
        clock.run();
        for (Slice slice : slices) {
            Duration left = Duration.between(clock.instant(), slice.to());
            if (!left.isNegative()) {
                Thread.sleep(left.toMillis());
            }
            publish(slice.publications());
        }
    }

    private void pass(Slice slice) throws InterruptedException {
        publish(slice.publications());
        progress.awaitCaughtUp(PATIENCE);
        passage.to(slice.to());
        // What the new time itself sets off: values that roll on, steps that close, rules that look.
        progress.awaitCaughtUp(PATIENCE);
        console.passed(slice.to(), tally.events());
    }

    private void publish(List<Publication> publications) {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (Publication publication : publications) {
            tally.handedOver(publication);
            receipts.add(publisher.publish(publication));
        }
        publisher.flush();
        receipts.forEach(receipt -> tally.answered(join(receipt)));
    }

    private static Receipt join(CompletableFuture<Receipt> receipt) {
        try {
            return receipt.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the pipeline did not take an event: " + e.getCause(), e);
        }
    }

    /** What came in and what came out, so far. */
    public DemoSummary summary() {
        DemoConsole.Seen seen = console.seen();
        return new DemoSummary(
                tally.events(),
                tally.duplicates(),
                tally.late(),
                tally.refused(),
                seen.kpiValues(),
                seen.breaches(),
                seen.notices(),
                seen.scorecards(),
                seen.frozen());
    }
}
