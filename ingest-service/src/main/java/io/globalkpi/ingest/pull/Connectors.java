package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.PushDoor;
import io.globalkpi.ingest.publish.KafkaEventPublisher;
import io.globalkpi.ingest.pull.call.Account;
import io.globalkpi.ingest.pull.call.AccountCaller;
import io.globalkpi.ingest.pull.call.Breakers;
import io.globalkpi.ingest.pull.call.CallMetrics;
import io.globalkpi.ingest.pull.call.HttpTransport;
import io.globalkpi.ingest.pull.call.Limits;
import io.globalkpi.ingest.pull.call.Line;
import io.globalkpi.ingest.pull.call.Rest;
import io.globalkpi.ingest.pull.hook.HookAccounts;
import io.globalkpi.ingest.pull.share.Members;
import io.globalkpi.ingest.pull.share.Ownership;
import io.globalkpi.ingest.pull.share.SealedTokens;
import io.globalkpi.schemas.topic.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The connectors of one instance at work: its membership in the group, its accounts, its threads. */
final class Connectors implements AutoCloseable {

    private final KafkaEventPublisher publisher;
    private final Tools tools;
    private final Accounts accounts;
    private final Workers workers;
    private final Ownership ownership;

    Connectors(Wiring wiring) {
        Clock clock = wiring.clock();
        this.publisher = wiring.publisher().get();
        SealedTokens tokens = new SealedTokens(wiring.kafka(), wiring.registry(), publisher, wiring.seal(), clock);
        this.tools = tools(wiring, tokens);
        this.workers = new Workers(wiring.settings().workers(), clock);
        int cut = wiring.topics().topic(Topics.CHANGES).partitions();
        this.accounts = new Accounts(
                tools,
                workers,
                () -> {
                    publisher.forgetCheckpoints();
                    tokens.readAgain();
                },
                cut);
        Members members = new Members(wiring.kafka(), wiring.settings().group());
        this.ownership = new Ownership(members, wiring.registry(), accounts, cut);
        accounts.claimThrough(ownership);
    }

    private Tools tools(Wiring wiring, SealedTokens tokens) {
        Clock clock = wiring.clock();
        PullSettings settings = wiring.settings();
        Line line = new Line(
                new HttpTransport(settings.patience(), clock),
                new Limits(clock),
                new Breakers(clock),
                tokens,
                Rest.by(clock),
                clock,
                new CallMetrics(wiring.meters()));
        return new Tools(
                line,
                settings.credentials(),
                new Inbox(settings.inbox().orElse(null), clock),
                new FoundShelf(settings.found().orElse(null)),
                publisher,
                new FeedBoard(),
                new PullMetrics(wiring.meters(), clock),
                wiring.instance());
    }

    void start() {
        ownership.start();
    }

    void force(PullJobs jobs) {
        accounts.force(jobs);
    }

    /** Accounts of any job in force, whichever instance pulls it. */
    Optional<HookAccounts.Door> door(String system, String account) {
        return accounts.inForce().stream()
                .filter(job -> job.accountId().equals(system + "/" + account))
                .findFirst()
                .flatMap(job -> job.platform().pushes().map(door -> door(job, door)));
    }

    private HookAccounts.Door door(PullJob job, PushDoor door) {
        Account account = tools.account(job);
        return new HookAccounts.Door(door, account.credential(), new AccountCaller(tools.line(), account));
    }

    void hurry() {
        accounts.hurry();
    }

    Map<String, Instant> due() {
        return accounts.due();
    }

    Map<String, Integer> jobs() {
        return accounts.counts();
    }

    /** No step is made any more; then the group is left, so that others go on where this one stopped. */
    @Override
    public void close() {
        workers.close();
        ownership.close();
        publisher.close();
    }
}
