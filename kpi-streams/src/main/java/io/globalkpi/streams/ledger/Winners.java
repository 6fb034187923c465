package io.globalkpi.streams.ledger;

import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.SiteFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which telling of an entity counts: not shadowed, highest revision, greater content; none if that one is withdrawn. */
final class Winners {

    private final RecordReader reader;

    Winners(RecordReader reader) {
        this.reader = reader;
    }

    /** One telling of each entity. */
    static List<Member> entities(List<Member> members) {
        List<Member> entities = new ArrayList<>(members.size());
        for (Member member : members) {
            if (!isAmong(entities, member)) {
                entities.add(member);
            }
        }
        return entities;
    }

    private static boolean isAmong(List<Member> entities, Member member) {
        for (Member entity : entities) {
            if (entity.isSameEntity(member)) {
                return true;
            }
        }
        return false;
    }

    /** The telling of one entity that counts, first observed when the entity was; empty when none does. */
    Optional<Member> of(List<Member> members, Member entity, ReferenceBook book) {
        Optional<SiteFacts> site = book.site(entity.site(reader));
        return site.isEmpty()
                ? Optional.empty()
                : among(members, entity, member -> !isShadowed(member, site.get()))
                        .filter(member -> !member.isWithdrawn(reader));
    }

    /** The greatest of some tellings of one entity, first observed when any of them was. */
    Optional<Member> among(List<Member> members, Member entity, Predicate<Member> some) {
        Member greatest = null;
        long firstObserved = Long.MAX_VALUE;
        for (Member member : members) {
            if (member.isSameEntity(entity) && some.test(member)) {
                firstObserved = Math.min(firstObserved, member.firstObserved());
                greatest = greatest == null || rank(member, greatest) > 0 ? member : greatest;
            }
        }
        return greatest == null ? Optional.empty() : Optional.of(greatest.observedBy(firstObserved));
    }

    private int rank(Member one, Member other) {
        int byRevision = Long.compare(one.revision(), other.revision());
        return byRevision != 0 ? byRevision : Content.compare(one, other, reader);
    }

    private boolean isShadowed(Member member, SiteFacts site) {
        return member.kind() != Telling.FEED
                && site.shadows(Telling.kindId(member.kind()), member.source(), member.occurredAt(reader));
    }
}
