package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.OwnerShare;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who answers for what of one entity. Its lines ask the same many times over. */
final class Owners {

    private final Reference reference;
    private final Entity entity;
    private final Map<Owned, List<OwnerShare>> shares = new HashMap<>();
    private final Map<Member, Optional<String>> teams = new HashMap<>();
    private final Map<Instant, LocalDate> dates = new HashMap<>();

    private record Owned(Line line, Instant time) {}

    private record Member(String owner, LocalDate date) {}

    Owners(Reference reference, Entity entity) {
        this.reference = reference;
        this.entity = entity;
    }

    /** Shares above zero. */
    List<OwnerShare> shares(Entry entry) {
        return shares.computeIfAbsent(
                new Owned(entry.line(), entry.time()), owned -> inForce(owned.line(), owned.time()));
    }

    private List<OwnerShare> inForce(Line line, Instant time) {
        return reference.owners(entity.site().getSite(), line, time).stream()
                .filter(share -> share.getShare() > 0)
                .toList();
    }

    Optional<String> team(String owner, Instant time) {
        return teams.computeIfAbsent(
                new Member(owner, date(time)), member -> reference.team(member.owner(), member.date()));
    }

    /** Local date at the entity's site. */
    LocalDate date(Instant time) {
        return dates.computeIfAbsent(time, entity::dateOf);
    }
}
