package io.globalkpi.local.cli;

import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How connectors are doing: one row for each job, as its owner told it last. */
@Command(
        name = "feeds",
        description = {
            "List the connectors' jobs: how far each is, when it goes on, what is wrong and what to do.",
            "lag is how far what is pulled was behind when the job last told."
        })
final class FeedsCommand implements Callable<Integer> {

    static final Table<JobState> COLUMNS = new Table<JobState>()
            .column("job", JobState::getJob)
            .column("site", JobState::getSite)
            .column("feed", JobState::getFeed)
            .column("state", state -> state.getTrouble().isEmpty() ? "ok" : state.getTrouble())
            .column("lastSuccess", JobState::getLastSuccessAt)
            .column("upTo", JobState::getWatermark)
            .column("lag", state -> lag(state.getWatermark(), state.getObservedAt()))
            .column("missing", JobState::getMissing)
            .column("quotaLeft", state -> joined(state.getQuota()))
            .column("nextRun", JobState::getNextRunAt)
            .column("unknownWords", state -> joined(state.getUnknown()))
            .column("instance", JobState::getInstance)
            .column("since", JobState::getTroubleSince)
            .column("what", JobState::getWords)
            .column("toDo", JobState::getRemedy);

    private static final Listing<JobState> LISTING = new Listing<>(
            Topics.JOB_STATES,
            JobState.class,
            Comparator.comparing(JobState::getSite).thenComparing(JobState::getJob),
            COLUMNS);

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @Option(names = "--troubled", description = "Those only with which something is wrong.")
    private boolean troubled;

    @Override
    public Integer call() {
        List<JobState> states = LISTING.records(
                pipeline,
                root.surroundings(),
                state -> !troubled || !state.getTrouble().isEmpty());
        LISTING.print(states, format, spec.commandLine().getOut());
        return 0;
    }

    private static String lag(@Nullable Instant watermark, Instant told) {
        return watermark == null
                ? ""
                : Duration.ofSeconds(Duration.between(watermark, told).toSeconds())
                        .toString();
    }

    private static String joined(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(count -> count.getKey() + ":" + count.getValue())
                        .collect(Collectors.joining(" "));
    }
}
