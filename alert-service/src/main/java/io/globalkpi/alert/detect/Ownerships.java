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

    private final Map<String, List<Ownership>> bySite;

    Ownerships(Collection<Ownership> rows) {
        this.bySite = rows.stream()
                .filter(row -> row.getKind() == OwnedKind.SITE)
                .collect(Collectors.groupingBy(Ownership::getSite));
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
        return bySite.getOrDefault(site, List.of()).stream()
                .filter(row -> !row.getFrom().isAfter(at))
                .filter(row -> row.getUntil() == null || row.getUntil().isAfter(at))
                .max(Comparator.comparing(Ownership::getFrom))
                .map(row -> row.getShares().stream()
                        .sorted(LARGEST_FIRST)
                        .map(OwnerShare::getOwner)
                        .toList())
                .orElse(List.of());
    }
}
