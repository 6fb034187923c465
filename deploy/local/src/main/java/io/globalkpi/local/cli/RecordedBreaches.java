package io.globalkpi.local.cli;

import io.globalkpi.alert.backtest.Span;
import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What detection recorded live, beside what a replay of the same values comes to.
 *
 * <p>Left out of the comparison: breaches of missing data, which a replay does not see, and whether a breach was history when it
 * was recorded.
 */
final class RecordedBreaches {

    private static final String DATA_GAP = "data-gap";

    private final Map<String, Breach> recorded;
    private final Span span;

    private RecordedBreaches(Map<String, Breach> recorded, Span span) {
        this.recorded = recorded;
        this.span = span;
    }

    static RecordedBreaches in(Span span, TopicReader reader, SchemaRegistry registry, Topics topics) {
        RecordDecoder decoder = new RecordDecoder(topics.topic(Topics.BREACHES), registry);
        List<Breach> breaches = new ArrayList<>();
        reader.read(reader.partitions(Topics.BREACHES), record -> {
            if (record.value() != null) {
                breaches.add(decoder.value(record.value(), Breach.class));
            }
        });
        return new RecordedBreaches(named(breaches, span), span);
    }

    private static Map<String, Breach> named(Collection<Breach> breaches, Span span) {
        Map<String, Breach> named = new TreeMap<>();
        breaches.stream()
                .filter(breach -> !breach.getRule().equals(DATA_GAP))
                .filter(breach ->
                        !breach.getAt().isBefore(span.from()) && breach.getAt().isBefore(span.to()))
                .forEach(breach -> named.put(
                        breach.getBreach() + " #" + breach.getSequence(),
                        Breach.newBuilder(breach).setHistoric(false).build()));
        return named;
    }

    int count() {
        return recorded.size();
    }

    /** One line for each change of a breach that is not the same here and there, to the byte. */
    List<String> differences(Collection<Breach> replayed) {
        Map<String, Breach> again = named(replayed, span);
        TreeSet<String> all = new TreeSet<>(recorded.keySet());
        all.addAll(again.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : all) {
            if (!again.containsKey(name)) {
                differences.add(name + ": recorded, not replayed");
            } else if (!recorded.containsKey(name)) {
                differences.add(name + ": replayed, not recorded");
            } else if (!recorded.get(name).equals(again.get(name))) {
                differences.add(name + ": recorded " + recorded.get(name) + ", replayed " + again.get(name));
            }
        }
        return differences;
    }
}
