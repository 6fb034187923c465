package io.globalkpi.alert.detect;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who answers for a scope at an instant.
 *
 * <p>A site: the owners of the site itself, the largest share first. An owner: the owner. Wider scopes have no owner of
 * their own; a SKU has its site's.
 */
final class Ownerships {

    private static final Comparator<OwnerShare> LARGEST_FIRST =
            Comparator.comparingInt(OwnerShare::getShare).reversed().thenComparing(OwnerShare::getOwner);

    private record Tenure(Ownership row, List<String> owners) {

        static Tenure of(Ownership row) {
            return new Tenure(
                    row,
                    row.getShares().stream()
                            .sorted(LARGEST_FIRST)
                            .map(OwnerShare::getOwner)
                            .toList());
        }

        boolean holds(Instant at) {
            return !row.getFrom().isAfter(at)
                    && (row.getUntil() == null || row.getUntil().isAfter(at));
        }
    }

    /** The latest begun first. */
    private final Map<String, List<Tenure>> bySite;

    Ownerships(Collection<Ownership> rows) {
        this.bySite = rows.stream()
                .filter(row -> row.getKind() == OwnedKind.SITE)
                .sorted(Comparator.comparing(Ownership::getFrom).reversed())
                .collect(
                        Collectors.groupingBy(Ownership::getSite, Collectors.mapping(Tenure::of, Collectors.toList())));
    }

    List<String> owners(ScopeType type, String id, Instant at) {
        return switch (type) {
            case OWNER -> List.of(id);
            case SITE -> ofSite(id, at);
            case SKU -> ofSite(id.substring(0, Math.max(0, id.indexOf('|'))), at);
            default -> List.of();
        };
    }

    private List<String> ofSite(String site, Instant at) {
        for (Tenure tenure : bySite.getOrDefault(site, List.of())) {
            if (tenure.holds(at)) {
                return tenure.owners();
            }
        }
        return List.of();
    }
}
