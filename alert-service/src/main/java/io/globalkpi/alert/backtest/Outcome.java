package io.globalkpi.alert.backtest;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one set of rules did over all partitions. */
public final class Outcome {

    private final Map<String, Firing> firings = new TreeMap<>();
    private final Map<String, Map<LocalDate, Integer>> messages = new TreeMap<>();
    private final List<Breach> breaches = new ArrayList<>();

    void told(Breach breach) {
        breaches.add(breach);
        firing(breach.getRule()).told(breach);
    }

    void planned(Notice notice) {
        if (notice.getState() == NoticeState.SUPPRESSED) {
            firing(notice.getContent().getRule()).wasHeldBack();
            return;
        }
        String who = who(notice);
        firing(notice.getContent().getRule()).message(who);
        LocalDate day = notice.getCreatedAt().atZone(ZoneOffset.UTC).toLocalDate();
        messages.computeIfAbsent(who, any -> new HashMap<>()).merge(day, 1, Integer::sum);
    }

    private static String who(Notice notice) {
        return notice.getPerson() == null ? notice.getChannel() + ":" + notice.getDestination() : notice.getPerson();
    }

    private Firing firing(String rule) {
        return firings.computeIfAbsent(rule, any -> new Firing());
    }

    /** Every change of every episode, in the order told within a scope. */
    public List<Breach> breaches() {
        return List.copyOf(breaches);
    }

    /** By rule; a rule that never fired is not among them. */
    public Map<String, Firing> firings() {
        return Map.copyOf(firings);
    }

    /** By person, or by channel and destination where a room is told. */
    public List<Load> loads(Span span) {
        return messages.entrySet().stream()
                .map(entry -> Load.of(entry.getKey(), entry.getValue(), span.days()))
                .toList();
    }

    /** Messages a week to whoever gets the most. */
    double heaviest(Span span) {
        return loads(span).stream().mapToDouble(load -> load.perDay() * 7).max().orElse(0);
    }
}
