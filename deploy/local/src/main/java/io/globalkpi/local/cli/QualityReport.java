package io.globalkpi.local.cli;

import io.globalkpi.alert.quality.Quality;
import io.globalkpi.alert.quality.ReaderLoad;
import io.globalkpi.alert.quality.RuleQuality;
import io.globalkpi.local.read.LatestRecords;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** How good the alerts of a running pipeline were, by rule and by reader. */
final class QualityReport {

    private static final Duration LOOKED_AT = Duration.ofDays(30);

    private static final Table<RuleQuality> RULES = new Table<RuleQuality>()
            .column("rule", RuleQuality::rule)
            .column("episodes", RuleQuality::episodes)
            .column("real", RuleQuality::real)
            .column("noise", RuleQuality::noise)
            .column("precision", rule -> share(rule.precision()))
            .column("retracted", RuleQuality::retracted)
            .column("flapping", RuleQuality::flapping)
            .column("toAnswer", RuleQuality::toAnswer);

    private static final Table<ReaderLoad> LOADS = new Table<ReaderLoad>()
            .column("who", ReaderLoad::who)
            .column("messages", ReaderLoad::messages)
            .column("perDay", load -> number(load.perDay()))
            .column("busiestDay", ReaderLoad::busiest);

    private final PipelineOptions pipeline;
    private final Surroundings around;

    QualityReport(PipelineOptions pipeline, Surroundings around) {
        this.pipeline = pipeline;
        this.around = around;
    }

    void print(FormatOption format, PrintWriter out) {
        try (TopicReader reader = pipeline.reader()) {
            Instant to = around.clock().instant();
            Quality quality = new Quality(
                    to.minus(LOOKED_AT),
                    to,
                    latest(Topics.NOTICES, Notice.class, reader),
                    latest(Topics.ACKS, Ack.class, reader));
            RULES.print(quality.rules(latest(Topics.BREACHES, Breach.class, reader)), format.format(), out);
            out.println();
            LOADS.print(quality.loads(), format.format(), out);
        }
    }

    private <T extends SpecificRecord> List<T> latest(String topic, Class<T> type, TopicReader reader) {
        return LatestRecords.of(
                new Topics(pipeline.partitions()).topic(topic), type, reader, pipeline.registry(around));
    }

    private static @Nullable String share(@Nullable Double share) {
        return share == null ? null : number(share * 100) + " %";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
