package io.globalkpi.local.trace;

import io.globalkpi.local.read.TopicReader;
import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.Contribution;
import io.globalkpi.oracle.Scope;
import io.globalkpi.oracle.Tellings;
import io.globalkpi.oracle.Window;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Recomputes every KPI value of one day from the event topics and compares it with what was published.
 *
 * <p>Of the events, one partition at a time is held; of the values, one day's. What was told after the reading began is
 * not in it: while late data comes in, a difference may be a correction on its way.
 */
public final class Audit {

    private static final long PROGRESS_EVERY = 100_000;

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final Topics catalogue;
    private final Consumer<String> progress;
    private long told;

    /** @param progress told in words now and then, since a year of events takes its time */
    public Audit(TopicReader reader, SchemaRegistry registry, Topics catalogue, Consumer<String> progress) {
        this.reader = reader;
        this.registry = registry;
        this.catalogue = catalogue;
        this.progress = progress;
    }

    /**
     * @param date the steps of this local date, and of this day in UTC for windows that roll by the clock
     * @param only these scopes; all when empty
     * @param data reference data in force
     */
    public AuditResult of(LocalDate date, Collection<ScopeRef> only, ReferenceData data) {
        return compared(date, only, data, (day, asked) -> recomputed(day, asked, data));
    }

    /**
     * Holds the values of all scopes to events of another origin, and to how complete the topics say that their dates are.
     *
     * @param events all there ever were, in any order
     */
    public AuditResult against(Iterable<SpecificRecord> events, LocalDate date, ReferenceData data) {
        return compared(date, List.of(), data, (day, asked) -> {
            BatchKpis batch = BatchKpis.ofStepsEnding(day.after(), day.until(), data);
            Tellings tellings = new Tellings(data);
            events.forEach(tellings::tell);
            EventReader feeds = new EventReader(reader, registry, catalogue);
            for (int partition = 0; partition < feeds.partitions(); partition++) {
                feeds.read(List.of(Topics.FEEDS), partition, tellings::tell);
            }
            tellings.contributions(batch::add);
            return batch;
        });
    }

    private AuditResult compared(
            LocalDate date,
            Collection<ScopeRef> only,
            ReferenceData data,
            BiFunction<Day, Predicate<Scope>, BatchKpis> recomputation) {
        Day day = Day.of(date);
        Set<Scope> named =
                only.stream().map(scope -> new Scope(scope.type(), scope.id())).collect(Collectors.toSet());
        Predicate<Scope> asked = scope -> named.isEmpty() || named.contains(scope);
        BatchKpis batch = recomputation.apply(day, asked);
        PublishedDay published = published(day, asked, named);
        Findings findings = new Findings();
        Definitions definitions = new Definitions(data);
        for (Scope scope : scopes(batch, published, asked)) {
            for (Window window : Window.values()) {
                Comparison comparison = new Comparison(batch, published, definitions, findings, scope, window);
                day.ends(window).forEach(end -> compare(comparison, window, end, published.frontier(), findings));
            }
        }
        return findings.result();
    }

    private static void compare(
            Comparison comparison, Window window, Instant end, Instant frontier, Findings findings) {
        Day.unsettled(window, end, frontier).ifPresentOrElse(findings::notCompared, () -> comparison.step(end));
    }

    private BatchKpis recomputed(Day day, Predicate<Scope> asked, ReferenceData data) {
        BatchKpis batch = BatchKpis.ofStepsEnding(day.after(), day.until(), data);
        Consumer<Contribution> sink = contribution -> {
            if (asked.test(contribution.scope())) {
                batch.add(contribution);
            }
        };
        EventReader events = new EventReader(reader, registry, catalogue);
        for (int partition = 0; partition < events.partitions(); partition++) {
            Tellings tellings = new Tellings(data);
            events.read(EventReader.EVENTS_AND_FEEDS, partition, event -> {
                tellings.tell(event);
                count();
            });
            tellings.contributions(sink);
            progress.accept(String.format("partition %d of %d: %,d events", partition + 1, events.partitions(), told));
        }
        return batch;
    }

    private void count() {
        told++;
        if (told % PROGRESS_EVERY == 0) {
            progress.accept(String.format("%,d events", told));
        }
    }

    private PublishedDay published(Day day, Predicate<Scope> asked, Set<Scope> named) {
        PublishedDay published = new PublishedDay(day.after(), day.until(), asked);
        Stream<ScopeType> types =
                named.isEmpty() ? Stream.of(ScopeType.values()) : named.stream().map(Scope::type);
        types.distinct().forEach(type -> {
            published.read(type, reader, registry, catalogue);
            progress.accept("values of " + catalogue.kpis(type).name() + " read");
        });
        return published;
    }

    private static Set<Scope> scopes(BatchKpis batch, PublishedDay published, Predicate<Scope> asked) {
        Set<Scope> scopes = new TreeSet<>(published.scopes());
        batch.scopes().stream().filter(asked).forEach(scopes::add);
        return scopes;
    }
}
