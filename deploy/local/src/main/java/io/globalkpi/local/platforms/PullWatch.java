package io.globalkpi.local.platforms;

import io.globalkpi.ingest.pull.plan.Position;
import io.globalkpi.local.demo.DemoConsole;
import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Tells how far the connectors are, a line after each of the console's own. Reads on when asked, in the thread that asks. */
final class PullWatch implements DemoConsole, AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final int MOST_NAMED = 3;

    private final Set<String> jobs;
    private final DemoConsole inner;
    private final PrintWriter out;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, RecordDecoder> decoders = new HashMap<>();
    private final Map<String, Checkpoint> checkpoints = new TreeMap<>();
    private final Map<String, JobState> troubled = new TreeMap<>();
    private long slices;

    /**
     * The topics must exist.
     *
     * @param jobs to be told of
     */
    PullWatch(Pipeline pipeline, Set<String> jobs, DemoConsole inner, PrintWriter out) {
        this.jobs = Set.copyOf(jobs);
        this.inner = inner;
        this.out = out;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        pipeline.bootstrap(),
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
        Stream.of(Topics.CHECKPOINTS, Topics.JOB_STATES)
                .forEach(name -> decoders.put(name, new RecordDecoder(topics.topic(name), pipeline.registry())));
        List<TopicPartition> partitions = decoders.keySet().stream()
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @Override
    public void passed(Instant to, long events) {
        inner.passed(to, events);
        readOn();
        out.println(line());
        out.flush();
    }

    private String line() {
        long records =
                checkpoints.values().stream().mapToLong(Checkpoint::getRecords).sum();
        List<String> underWay = checkpoints.values().stream()
                .filter(checkpoint -> !checkpoint.getFinished())
                .map(Checkpoint::getJob)
                .toList();
        return String.format(
                Locale.ROOT,
                "  pulled: %d jobs, %,d slices, %,d records; %s%s",
                checkpoints.size(),
                slices,
                records,
                underWay.isEmpty() ? "nothing waits" : "waiting: " + named(underWay),
                troubled.isEmpty() ? "" : "; in trouble: " + troubles());
    }

    private static String named(List<String> jobs) {
        String first = jobs.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return jobs.size() > MOST_NAMED ? first + " and " + (jobs.size() - MOST_NAMED) + " more" : first;
    }

    private String troubles() {
        return named(troubled.values().stream()
                .map(state -> state.getJob() + " (" + state.getTrouble() + ")")
                .toList());
    }

    @Override
    public Seen seen() {
        return inner.seen();
    }

    /** Jobs that have not looked since then at all they look at, as last read. */
    Set<String> notAskedSince(Instant instant) {
        return jobs.stream()
                .filter(job -> !checkpoints.containsKey(job)
                        || !Position.read(checkpoints.get(job).getPosition()).hasLookedSince(instant))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** To where the topics end now. */
    private void readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(A_MOMENT).forEach(this::see);
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        RecordDecoder decoder = decoders.get(record.topic());
        if (record.value() == null || decoder == null) {
            return;
        }
        if (record.topic().equals(Topics.CHECKPOINTS)) {
            Checkpoint checkpoint = decoder.value(record.value(), Checkpoint.class);
            if (jobs.contains(checkpoint.getJob())) {
                slices += checkpoint.getFinished() ? 1 : 0;
                checkpoints.put(checkpoint.getJob(), checkpoint);
            }
            return;
        }
        JobState state = decoder.value(record.value(), JobState.class);
        if (state.getTrouble().isEmpty()) {
            troubled.remove(state.getJob());
        } else {
            troubled.put(state.getJob(), state);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
