package io.globalkpi.alert.quality;

import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the episodes that opened in a span, and what people were told in it. */
public final class Quality {

    private final Instant from;
    private final Instant to;
    private final Map<String, Ack> answers;
    private final Map<String, Instant> firstTold = new HashMap<>();
    private final List<Notice> sent;

    /**
     * @param notices each as it stands now
     * @param acks the latest answer to each breach
     */
    public Quality(Instant from, Instant to, Collection<Notice> notices, Collection<Ack> acks) {
        this.from = from;
        this.to = to;
        this.answers = acks.stream().collect(Collectors.toMap(Ack::getBreach, ack -> ack, (one, other) -> other));
        this.sent = notices.stream()
                .filter(notice -> notice.getState() == NoticeState.SENT && notice.getSentAt() != null)
                .toList();
        sent.forEach(notice -> firstTold.merge(
                notice.getBreach(), notice.getSentAt(), (one, other) -> one.isBefore(other) ? one : other));
    }

    /** By rule; what nobody was told of is nobody's load and is left out. */
    public List<RuleQuality> rules(Collection<Breach> breaches) {
        Map<String, List<Breach>> byRule = breaches.stream()
                .filter(breach -> isWithin(breach.getOpenedAt()) && firstTold.containsKey(breach.getBreach()))
                .collect(Collectors.groupingBy(Breach::getRule, TreeMap::new, Collectors.toList()));
        return byRule.entrySet().stream()
                .map(rule -> quality(rule.getKey(), rule.getValue()))
                .toList();
    }

    private RuleQuality quality(String rule, List<Breach> episodes) {
        return new RuleQuality(
                rule,
                episodes.size(),
                answered(episodes, "real"),
                answered(episodes, "noise"),
                (int) episodes.stream()
                        .filter(breach -> breach.getState() == BreachState.RETRACTED
                                && breach.getReason().equals("never-was"))
                        .count(),
                (int) episodes.stream().filter(Breach::getFlapping).count(),
                median(episodes.stream()
                        .map(this::toAnswer)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private int answered(List<Breach> episodes, String answer) {
        return (int) episodes.stream()
                .map(breach -> answers.get(breach.getBreach()))
                .filter(ack -> ack != null && ack.getAnswer().equals(answer))
                .count();
    }

    private @Nullable Duration toAnswer(Breach breach) {
        Ack ack = answers.get(breach.getBreach());
        return ack == null ? null : Duration.between(firstTold.get(breach.getBreach()), ack.getAt());
    }

    private static @Nullable Duration median(List<Duration> times) {
        return times.stream()
                .sorted()
                .skip(Math.max(0, (times.size() - 1) / 2))
                .findFirst()
                .orElse(null);
    }

    /** The one who gets the most first. */
    public List<ReaderLoad> loads() {
        Map<String, Map<LocalDate, Set<String>>> messages = new TreeMap<>();
        for (Notice notice : sent) {
            if (isWithin(notice.getSentAt())) {
                String who = notice.getPerson() == null
                        ? notice.getChannel() + ":" + notice.getDestination()
                        : notice.getPerson();
                messages.computeIfAbsent(who, any -> new HashMap<>())
                        .computeIfAbsent(
                                notice.getSentAt().atZone(ZoneOffset.UTC).toLocalDate(), any -> new HashSet<>())
                        .add(notice.getDigest() == null ? notice.getNotice() : notice.getDigest());
            }
        }
        return messages.entrySet().stream()
                .map(entry -> load(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(ReaderLoad::messages).reversed())
                .toList();
    }

    private ReaderLoad load(String who, Map<LocalDate, Set<String>> byDay) {
        int messages = byDay.values().stream().mapToInt(Set::size).sum();
        int busiest = byDay.values().stream().mapToInt(Set::size).max().orElse(0);
        double days = Math.max(1, Duration.between(from, to).toHours() / 24.0);
        return new ReaderLoad(who, messages, messages / days, busiest);
    }

    private boolean isWithin(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
