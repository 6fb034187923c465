package io.globalkpi.local.cli;

import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.Question;
import io.globalkpi.local.demo.Business;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.local.demo.DemoRun;
import io.globalkpi.local.demo.GroupLag;
import io.globalkpi.local.demo.Progress;
import io.globalkpi.local.demo.TopicWatch;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** A running stack with a business played on it, told on the console. */
final class DemoStage {

    /** Corrections are collected for half a minute. */
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    private final LocalConfig config;
    private final SchemaRegistry registry;
    private final DemoClock clock;
    private final PrintWriter out;
    private final Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);

    DemoStage(LocalConfig config, SchemaRegistry registry, DemoClock clock, PrintWriter out) {
        this.config = config;
        this.registry = registry;
        this.clock = clock;
        this.out = out;
    }

    /** @return false if the month did not come to what it should have come to */
    boolean play(Business business, boolean untilCaughtUp) throws Exception {
        business.introduce();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", config.bootstrap()));
                TopicWatch watch = new TopicWatch(config.bootstrap(), registry, topics, out)) {
            Progress progress = new GroupLag(admin, config.bootstrap(), inputs());
            DemoRun run = new DemoRun(
                    business.publisher(), progress, clock, business.passage(clock), business.console(watch, out));
            run.lapse(business.month());
            new Question("settled")
                    .awaitYes(Map.of("kpi-streams", config.ports().streams()), SETTLED_WITHIN);
            progress.awaitCaughtUp(SETTLED_WITHIN); // alerts follow the corrections
            out.println(run.summary().text());
            boolean holds = business.holds(out);
            if (!untilCaughtUp) {
                out.println("The month is over; business goes on in real time. Ctrl-C stops it.");
                out.flush();
                run.live(business.onward());
            }
            return holds;
        }
    }

    /** In the order of the data flow: what the first puts out is there before the second is asked. */
    private Map<String, Set<TopicPartition>> inputs() {
        Map<String, Set<TopicPartition>> inputs = new LinkedHashMap<>();
        inputs.put(
                Doors.STREAMS_GROUP,
                partitions(Arrays.stream(EventKind.values()).map(EventKind::topic)));
        inputs.put(
                Doors.ALERT_GROUP, partitions(Arrays.stream(ScopeType.values()).map(Topics::kpisBy)));
        return inputs;
    }

    private Set<TopicPartition> partitions(Stream<String> names) {
        return names.flatMap(name -> IntStream.range(0, topics.topic(name).partitions())
                        .mapToObj(partition -> new TopicPartition(name, partition)))
                .collect(Collectors.toSet());
    }
}
