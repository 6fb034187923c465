package io.globalkpi.local.cli;

import io.globalkpi.local.read.PipelineException;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.rebuild.Approach;
import io.globalkpi.local.rebuild.Compared;
import io.globalkpi.local.rebuild.Difference;
import io.globalkpi.local.rebuild.SideBySide;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** The generation beside the one in force: awaited, and held against it. */
final class NextGeneration {

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private static final Table<Difference> COLUMNS = new Table<Difference>()
            .column("scopeType", Difference::scopeType)
            .column("scopeId", Difference::scope)
            .column("window", Difference::window)
            .column("windowEnd", Difference::windowEnd)
            .column("kpi", Difference::kpi)
            .column("inForce", Difference::inForce)
            .column("beside", Difference::beside);

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final Admin admin;
    private final Topics catalogue;
    private final String application;
    private final Consumer<String> progress;

    NextGeneration(
            TopicReader reader,
            SchemaRegistry registry,
            Admin admin,
            Topics catalogue,
            String application,
            Consumer<String> progress) {
        this.reader = reader;
        this.registry = registry;
        this.admin = admin;
        this.catalogue = catalogue;
        this.application = application;
        this.progress = progress;
    }

    /** @throws PipelineException if there is none beside */
    Compared compare(Generations now) {
        return SideBySide.compare(reader, registry, catalogue.in(now.inForce()), catalogue.in(beside(now)));
    }

    /**
     * Until it has worked in all events and says every settled step that the one in force says; and, where it says something else, has
     * gone on doing so for a while.
     *
     * @param patience for how long it may stand still
     * @param settling for how long corrections of closed steps may wait
     */
    Compared awaitLevel(Generations now, Duration patience, Duration settling) throws InterruptedException {
        String group = beside(now).application(application);
        new Approach(admin, catalogue, group, words -> progress.accept(group + ": " + words)).await(patience);
        long deadline = System.nanoTime() + patience.toNanos();
        Compared compared = compare(now);
        while (!compared.isLevel()) {
            progress.accept(compared.toString());
            if (System.nanoTime() > deadline) {
                throw new PipelineException(
                        compared.missing() + " steps are not there after " + patience.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN.toMillis());
            compared = compare(now);
        }
        return compared.isSame() ? compared : settled(now, compared, settling);
    }

    private Compared settled(Generations now, Compared first, Duration settling) throws InterruptedException {
        Compared before = first;
        while (true) {
            progress.accept(before + ": waiting whether they are about to be corrected");
            Thread.sleep(settling.toMillis());
            Compared after = compare(now);
            if (after.different() >= before.different()) {
                return after;
            }
            before = after;
        }
    }

    private static Generation beside(Generations now) {
        return now.beside()
                .orElseThrow(() -> new PipelineException("there is no generation beside generation "
                        + now.inForce().number()));
    }

    void print(Compared compared, FormatOption.Format format, PrintWriter out) {
        COLUMNS.print(compared.differences(), format, out);
    }
}
