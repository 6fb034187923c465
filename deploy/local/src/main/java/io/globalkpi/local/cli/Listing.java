package io.globalkpi.local.cli;

import io.globalkpi.local.read.LatestRecords;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** What stands on one topic of a running pipeline, each record once and as it is now, in an order and under columns. */
final class Listing<R extends SpecificRecord> {

    private final Function<Topics, Topic> topic;
    private final Class<R> type;
    private final Comparator<R> order;
    private final Table<R> columns;

    Listing(String topic, Class<R> type, Comparator<R> order, Table<R> columns) {
        this(topics -> topics.topic(topic), type, order, columns);
    }

    /** @param topic of the catalogue with the generation in force */
    Listing(Function<Topics, Topic> topic, Class<R> type, Comparator<R> order, Table<R> columns) {
        this.topic = topic;
        this.type = type;
        this.order = order;
        this.columns = columns;
    }

    List<R> records(PipelineOptions pipeline, Surroundings around, Predicate<R> chosen) {
        try (TopicReader reader = pipeline.reader()) {
            return LatestRecords.of(
                            topic.apply(pipeline.topics(reader, around)), type, reader, pipeline.registry(around))
                    .stream()
                    .filter(chosen)
                    .sorted(order)
                    .toList();
        }
    }

    void print(List<R> records, FormatOption format, PrintWriter out) {
        columns.print(records, format.format(), out);
    }
}
