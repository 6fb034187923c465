package io.globalkpi.local.read;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.ScopeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which values are asked for.
 *
 * @param scopes these only; all when empty
 * @param windows these only; all when empty
 * @param kpis ids, these only; all when empty
 * @param at the value of the step that this instant lies in; the latest when null
 */
public record KpiQuestion(
        List<ScopeRef> scopes,
        Set<WindowId> windows,
        Set<String> kpis,
        @Nullable Instant at) {

    List<ScopeType> types() {
        return scopes.isEmpty()
                ? Arrays.asList(ScopeType.values())
                : scopes.stream().map(ScopeRef::type).distinct().toList();
    }

    boolean asksFor(KpiKey key) {
        return (scopes.isEmpty() || scopes.contains(new ScopeRef(key.getScopeType(), key.getScopeId())))
                && Arrays.stream(WindowId.values())
                        .filter(window -> window.id().equals(key.getWindow()))
                        .anyMatch(this::asksFor);
    }

    private boolean asksFor(WindowId window) {
        return windows.isEmpty() || windows.contains(window);
    }

    boolean asksFor(String kpi) {
        return kpis.isEmpty() || kpis.contains(kpi);
    }
}
