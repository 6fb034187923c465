package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.publish.Claim;
import io.globalkpi.ingest.publish.ClaimLostException;
import io.globalkpi.ingest.publish.PublishException;
import io.globalkpi.ingest.pull.plan.Planner;
import io.globalkpi.ingest.pull.plan.Position;
import io.globalkpi.ingest.pull.plan.Position.Under;
import io.globalkpi.ingest.pull.share.ClaimSource;
import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.ingest.PushedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job at work: a step at a time, each published with the position after it. For one thread but for wakes. */
final class JobRun<W> {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    /** Shares settle within seconds. */
    private static final Duration AFTER_A_CLAIM = Duration.ofSeconds(1);

    private final PullJob job;
    private final PlatformFeed<W> feed;
    private final Tools tools;
    private final ClaimSource claims;
    private final Consumer<Wake> wakes;
    private final Harvester<W> harvester;
    private final Planner planner;
    private final Days days;
    private final JobStatus status;
    private final Wants wants;
    private final Delivery delivery;
    private final Bookmark bookmark;

    /** @param wakes takes what the platform says that other feeds have */
    JobRun(PullJob job, PlatformFeed<W> feed, Tools tools, ClaimSource claims, Consumer<Wake> wakes) {
        this.job = job;
        this.feed = feed;
        this.tools = tools;
        this.claims = claims;
        this.wakes = wakes;
        this.harvester = new Harvester<>(job.platform(), feed);
        this.planner = new Planner(job.plan());
        this.days = new Days(job);
        this.status = new JobStatus(job, tools.instance());
        this.wants = new Wants(feed.plan().names());
        this.delivery = new Delivery(tools.publisher());
        this.bookmark = new Bookmark(job, tools);
    }

    static JobRun<?> of(PullJob job, Tools tools, ClaimSource claims, Consumer<Wake> wakes) {
        return typed(job, job.feed(), tools, claims, wakes);
    }

    private static <W> JobRun<W> typed(
            PullJob job, PlatformFeed<W> feed, Tools tools, ClaimSource claims, Consumer<Wake> wakes) {
        return new JobRun<>(job, feed, tools, claims, wakes);
    }

    PullJob job() {
        return job;
    }

    Wants wants() {
        return wants;
    }

    /**
     * Makes one step if one is due.
     *
     * @return when the next is due
     */
    Instant run() {
        Instant now = now();
        if (status.restsUntil().isAfter(now)) {
            return status.restsUntil();
        }
        try {
            Position at = bookmark.position();
            Optional<Under> next = planner.next(at, wants.wanted(), now);
            return next.isEmpty() ? planner.dueAt(at, wants.wanted(), now) : step(at, next.get());
        } catch (ClaimLostException e) {
            LOG.info("{}: {}", job.id(), e.getMessage());
            bookmark.forget();
            status.untold();
            return now.plus(AFTER_A_CLAIM);
        } catch (PublishException e) {
            bookmark.forget();
            return failed(new CallException(new Trouble(
                    "not-published",
                    "What was pulled could not be published: " + e.getMessage(),
                    "See the readiness of the service and of its cluster.")));
        } catch (CallException e) {
            return failed(e);
        }
    }

    private Instant step(Position at, Under under) {
        Claim claim = claims.claim(job.accountId()).orElse(null);
        Pulled<W> pulled = feed.source().pull(under.slice(), under.cursor(), JobSession.open(job, tools));
        tools.found().keep(job, pulled.found());
        Instant now = now();
        Harvest harvest = harvester.harvest(pulled, now);
        Position after = days.counted(planner.after(at, under, pulled), under, pulled, harvest);
        tools.board().put(job, after);
        status.succeeded(now);
        note(under, pulled, harvest);
        Instant next = planner.dueAt(after, wants.wanted(), now);
        long records = bookmark.records() + harvest.events.size();
        delivery.publish(new Delivery.Parcel(
                job.id(),
                harvest,
                pulled.isLast() ? tools.board().rows(job, days.told(under, pulled, harvest), now) : List.of(),
                after,
                records,
                notes(pulled, after, next, claim != null),
                claim,
                now));
        bookmark.move(after, records);
        if (claim == null) {
            pulled.wakes().forEach(wakes);
        }
        if (pulled.isLast()) {
            wants.attended(under);
        }
        return planner.dueAt(after, wants.wanted(), now());
    }

    /** Wakes go by their topic, so that none is lost with this process; they come back to the owner of the account, us. */
    private List<SpecificRecord> notes(Pulled<W> pulled, Position after, Instant next, boolean shared) {
        List<SpecificRecord> notes = new ArrayList<>();
        if (pulled.isLast() || status.isSilent(now())) {
            notes.add(state(after.watermark(), next));
        }
        if (shared) {
            String system = job.platform().name();
            pulled.wakes()
                    .forEach(
                            wake -> notes.add(new PushedChange(system, job.account(), wake.feed(), wake.ids(), now())));
        }
        return notes;
    }

    private void note(Under under, Pulled<W> pulled, Harvest harvest) {
        tools.metrics().items(job, pulled.items().size());
        harvest.flags.forEach(flag -> {
            status.flagged(flag);
            tools.metrics().flagged(job, flag);
        });
        if (pulled.isLast()) {
            Long missing = under.missing(pulled);
            status.missing(missing == null ? 0 : missing);
            tools.metrics().missing(job, missing == null ? 0 : missing);
        }
        if (under.why().equals(Under.NEWS) && pulled.isLast()) {
            tools.metrics().watermark(job, under.to());
        }
    }

    private Instant failed(CallException e) {
        Instant now = now();
        boolean news = status.failed(e, now);
        if (news) {
            LOG.warn("{}: {} {}", job.id(), e.trouble().words(), e.trouble().remedy());
            tools.metrics().troubled(job, e.trouble());
        }
        boolean waits = e.trouble().code().equals(Trouble.QUOTA);
        if (news || waits && status.isSilent(now)) {
            delivery.note(state(bookmark.watermark(), status.restsUntil()));
        }
        return status.restsUntil();
    }

    private JobState state(@Nullable Instant watermark, Instant next) {
        return status.state(watermark, next, tools.line().limits(), now());
    }

    private Instant now() {
        return tools.clock().instant();
    }
}
