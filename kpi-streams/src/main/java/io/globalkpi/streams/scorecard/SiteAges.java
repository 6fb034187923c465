package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** How long owners have had a shop to run: new shops are spared, and an owner with an old one is not new. */
final class SiteAges {

    /** A stretch in which an owner answered for something at a site. */
    private record Stretch(LocalDate openedOn, Instant from, Instant until) {}

    private final Map<String, List<Stretch>> byOwner = new HashMap<>();

    SiteAges(ReferenceData data) {
        Map<String, LocalDate> openedOn = data.rows(Topics.SITES, Site.class).stream()
                .collect(Collectors.toMap(Site::getSite, Site::getOpenedOn, (one, same) -> one));
        data.rows(Topics.OWNERSHIP, Ownership.class).stream()
                .filter(row -> openedOn.containsKey(row.getSite()))
                .collect(Collectors.groupingBy(row -> row.getSite() + '|' + row.getKind() + '|' + row.getObject()))
                .values()
                .forEach(rows -> add(rows, openedOn.get(rows.get(0).getSite())));
    }

    /** A row ends at its end or where the next one of the same object begins. */
    private void add(List<Ownership> rows, LocalDate openedOn) {
        List<Ownership> sorted =
                rows.stream().sorted(Comparator.comparing(Ownership::getFrom)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            Ownership row = sorted.get(i);
            Instant next = i + 1 < sorted.size() ? sorted.get(i + 1).getFrom() : Instant.MAX;
            Instant until = row.getUntil() != null && row.getUntil().isBefore(next) ? row.getUntil() : next;
            Stretch stretch = new Stretch(openedOn, row.getFrom(), until);
            row.getShares()
                    .forEach(share -> byOwner.computeIfAbsent(share.getOwner(), owner -> new ArrayList<>())
                            .add(stretch));
        }
    }

    OptionalInt months(String owner, Period period) {
        Instant from = period.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        LocalDate after = period.to().plusDays(1);
        Instant until = after.atStartOfDay(ZoneOffset.UTC).toInstant();
        return byOwner.getOrDefault(owner, List.of()).stream()
                .filter(one -> one.from().isBefore(until) && one.until().isAfter(from))
                .mapToInt(one -> (int) ChronoUnit.MONTHS.between(one.openedOn(), after))
                .max();
    }
}
