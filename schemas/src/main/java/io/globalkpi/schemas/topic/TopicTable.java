package io.globalkpi.schemas.topic;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue as the table people read. Documents quote it, and tests compare them with it. */
public final class TopicTable {

    private static final List<String> HEAD =
            List.of("| topic | key | value | partitions | cleanup |", "|---|---|---|---|---|");

    private TopicTable() {}

    /** Markdown, a line a topic, in the order of the catalogue. */
    public static String markdown(Topics topics) {
        String rows = topics.all().stream().map(TopicTable::row).collect(Collectors.joining("\n"));
        return String.join("\n", HEAD) + "\n" + rows + "\n";
    }

    private static String row(Topic topic) {
        String key = topic.keyedBy().replace("|", ", ");
        return "| `%s` | %s | %s | %d | %s |"
                .formatted(
                        topic.name(),
                        topic.key() == null ? key : topic.key().getName() + ": " + key,
                        topic.value().getName(),
                        topic.partitions(),
                        topic.cleanup());
    }
}
