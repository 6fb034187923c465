package io.globalkpi.streams.topology;

import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.kpi.KpiCatalogue;
import io.globalkpi.streams.kpi.Snapshots;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.scorecard.ScorecardBook;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reference data of now, indexed for the questions of tasks. All tasks of a process share what is made of one manifest: for
 * ten thousand sites it takes tens of megabytes.
 */
final class ReferenceIndex {

    private final Supplier<ReferenceData> reference;
    private final Topics topics;
    private final OncePerManifest<Snapshots> snapshots =
            new OncePerManifest<>(data -> new Snapshots(KpiCatalogue.of(data), ReferenceBook.of(data), tenure(data)));
    private final OncePerManifest<ScorecardBook> scorecards = new OncePerManifest<>(ScorecardBook::of);

    /** @param reference asked often, must be quick */
    ReferenceIndex(Supplier<ReferenceData> reference, Topics topics) {
        this.reference = reference;
        this.topics = topics;
    }

    private final class OncePerManifest<T> {

        private record Made<T>(ReferenceData from, T product) {}

        private final Function<ReferenceData, T> make;
        private volatile @Nullable Made<T> made;

        OncePerManifest(Function<ReferenceData, T> make) {
            this.make = make;
        }

        T get() {
            ReferenceData now = reference.get();
            Made<T> last = made;
            return last != null && last.from() == now ? last.product() : madeOf(now);
        }

        private synchronized T madeOf(ReferenceData now) {
            Made<T> last = made;
            if (last == null || last.from() != now) {
                last = new Made<>(now, make.apply(now));
                made = last;
            }
            return last.product();
        }
    }

    /** Book and catalogue. */
    Snapshots snapshots() {
        return snapshots.get();
    }

    ReferenceBook book() {
        return snapshots().book();
    }

    /** What scorecards go by. */
    ScorecardBook scorecards() {
        return scorecards.get();
    }

    Generations generations() {
        return reference.get().generations();
    }

    /** Since when this generation has been in force; empty while another one is. */
    private Optional<Instant> tenure(ReferenceData data) {
        Generations generations = data.generations();
        return generations.inForce().equals(topics.generation()) ? Optional.of(generations.since()) : Optional.empty();
    }
}
