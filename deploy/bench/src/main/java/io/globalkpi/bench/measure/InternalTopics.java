package io.globalkpi.bench.measure;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** How much an engine wrote to its own topics. Ends of topics count transaction markers too: a few a second and partition. */
final class InternalTopics {

    private static final String LEDGER = EngineJvm.APPLICATION + "-ledger-changelog";

    private InternalTopics() {}

    static boolean isRepartition(String topic) {
        return topic.startsWith(EngineJvm.APPLICATION) && topic.endsWith("-repartition");
    }

    private static boolean isOtherChangelog(String topic) {
        return topic.startsWith(EngineJvm.APPLICATION) && topic.endsWith("-changelog") && !topic.equals(LEDGER);
    }

    static void count(Admin admin, int events, Map<String, Double> figures)
            throws ExecutionException, InterruptedException {
        Offsets offsets = new Offsets(admin);
        figures.put("repartitionedPerEvent", count(offsets, InternalTopics::isRepartition) / events);
        figures.put("ledgerChangelogPerEvent", count(offsets, LEDGER::equals) / events);
        figures.put("otherChangelogPerEvent", count(offsets, InternalTopics::isOtherChangelog) / events);
    }

    private static double count(Offsets offsets, java.util.function.Predicate<String> topics)
            throws ExecutionException, InterruptedException {
        return offsets.sum(offsets.partitions(topics));
    }
}
