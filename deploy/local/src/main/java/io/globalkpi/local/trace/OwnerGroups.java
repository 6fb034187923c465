package io.globalkpi.local.trace;

import io.globalkpi.local.read.TopicReader;
import io.globalkpi.oracle.LikeForLike;
import io.globalkpi.oracle.PeriodStarts;
import io.globalkpi.oracle.Tellings;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.OwnerKind;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Agencies and all other owners, compared from the event topics. What nobody answers for is in neither group. */
public final class OwnerGroups {

    public static final String AGENCIES = "agencies";
    public static final String OWN = "own";

    private final EventReader events;
    private final ReferenceData data;

    /** @param data reference data in force */
    public OwnerGroups(TopicReader reader, SchemaRegistry registry, Topics catalogue, ReferenceData data) {
        this.events = new EventReader(reader, registry, catalogue);
        this.data = data;
    }

    /**
     * @param window one that steps by local date
     * @param day last date of the window
     * @throws IllegalArgumentException if the KPI is no ratio
     */
    public LikeForLike compare(KpiDefinition kpi, String window, LocalDate day) {
        Map<String, String> groups = groups(day);
        LikeForLike compared = new LikeForLike(
                window,
                PeriodStarts.of(data),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                kpi,
                groups::get);
        for (int partition = 0; partition < events.partitions(); partition++) {
            Tellings tellings = new Tellings(data);
            events.read(EventReader.EVENTS, partition, tellings::tell);
            tellings.contributions(compared::add);
        }
        return compared;
    }

    /** By what an owner is on that day. */
    private Map<String, String> groups(LocalDate day) {
        Map<String, Owner> latest = new HashMap<>();
        data.rows(Topics.OWNERS, Owner.class).stream()
                .filter(row -> !row.getFrom().isAfter(day))
                .forEach(row -> latest.merge(
                        row.getOwner(), row, (one, other) -> one.getFrom().isAfter(other.getFrom()) ? one : other));
        Map<String, String> groups = new HashMap<>();
        latest.forEach((owner, row) -> groups.put(owner, row.getKind() == OwnerKind.AGENCY ? AGENCIES : OWN));
        return groups;
    }
}
