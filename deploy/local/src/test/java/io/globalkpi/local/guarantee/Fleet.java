package io.globalkpi.local.guarantee;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;

/** The instances that share the work, and what is done to them. */
final class Fleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Cluster cluster;
    private final Path disks;
    private final Random random;
    private final List<Instance> running = new ArrayList<>();
    private Instant now;
    private int started;

    Fleet(Cluster cluster, Path disks, Instant now, Random random) {
        this.cluster = cluster;
        this.disks = disks;
        this.now = now;
        this.random = random;
    }

    /** One more, with an empty disk. */
    Fleet join(int threads) {
        running.add(Instance.start(cluster.environment(), disks.resolve("instance-" + started++), threads, now));
        return this;
    }

    /** Sets the clock of everybody, and of everybody to come. */
    void clock(Instant time) {
        now = time;
        running.forEach(instance -> instance.tell(time));
    }

    Instant now() {
        return now;
    }

    void killAndRestart() throws InterruptedException {
        Instance victim = anyOne();
        victim.kill();
        running.add(victim.again(cluster.environment(), now));
    }

    void killAndReplace() throws InterruptedException {
        anyOne().kill();
        awaitMembers(running.size());
        join(1);
    }

    void stall() throws Exception {
        Instance victim = running.get(random.nextInt(running.size()));
        awaitReady();
        int members = members();
        victim.stall();
        awaitThat("the group gives a stalled instance up", () -> members() < members);
        victim.goOn();
    }

    void leaveAndJoin() throws Exception {
        anyOne().leave();
        join(1 + random.nextInt(2));
    }

    private Instance anyOne() {
        return running.remove(random.nextInt(running.size()));
    }

    /** Until all are at work: what is done to those that are still starting proves little. */
    void awaitReady() {
        awaitThat("all instances are ready", () -> running.stream().allMatch(Instance::isReady));
    }

    void awaitCaughtUp() {
        awaitThat("all instances have caught up", () -> running.stream().allMatch(Instance::hasCaughtUp));
    }

    /** What the first of them answers. */
    String answer(String question) {
        return running.get(0).ask(question).orElseThrow().body();
    }

    private void awaitMembers(int most) {
        awaitThat("the group gives a killed instance up", () -> members() <= most);
    }

    private static void awaitThat(String what, java.util.concurrent.Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }

    /** Instances, not their threads, that the group knows of. */
    private int members() throws ExecutionException, InterruptedException {
        try (Admin admin = cluster.admin()) {
            return (int) admin
                    .describeConsumerGroups(List.of(Cluster.APPLICATION))
                    .all()
                    .get()
                    .get(Cluster.APPLICATION)
                    .members()
                    .stream()
                    .map(MemberDescription::clientId)
                    .map(id -> id.substring(0, id.indexOf("-StreamThread-")))
                    .distinct()
                    .count();
        }
    }

    @Override
    public void close() {
        running.forEach(Instance::close);
    }
}
