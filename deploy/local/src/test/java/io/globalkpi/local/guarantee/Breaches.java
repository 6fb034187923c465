package io.globalkpi.local.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What alert-service has told of breaches, from the beginning. */
final class Breaches implements AutoCloseable {

    private static final Topics TOPICS = new Topics(Cluster.PARTITIONS);

    private final TopicReader reader;
    private final RecordDecoder decoder;

    Breaches(Cluster cluster) {
        reader = new TopicReader(cluster.bootstrap());
        decoder = new RecordDecoder(TOPICS.topic(Topics.BREACHES), cluster.schemas());
    }

    private List<Breach> told() {
        List<Breach> told = new ArrayList<>();
        reader.read(
                reader.partitions(Topics.BREACHES), record -> told.add(decoder.value(record.value(), Breach.class)));
        return told;
    }

    /** Ids of episodes that are open, once each site and the company have one. */
    Set<String> awaitOpen() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(open()).hasSize(Tellings.SITES.size() + 1));
        return open();
    }

    Set<String> open() {
        Set<String> open = new TreeSet<>();
        for (Breach breach : told()) {
            switch (breach.getState()) {
                case RECOVERED, RETRACTED -> open.remove(breach.getBreach());
                default -> open.add(breach.getBreach());
            }
        }
        return open;
    }

    List<String> openedMoreThanOnce() {
        Set<String> opened = new TreeSet<>();
        return told().stream()
                .filter(breach -> breach.getState() == BreachState.OPENED)
                .map(breach -> breach.getRule() + " " + breach.getScopeType() + " " + breach.getScopeId())
                .filter(episode -> !opened.add(episode))
                .toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
