package io.globalkpi.local.read;

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
        List<Scope> scopes,
        Set<KpiWindow> windows,
        Set<String> kpis,
        @Nullable Instant at) {

    List<ScopeType> types() {
        return scopes.isEmpty()
                ? Arrays.asList(ScopeType.values())
                : scopes.stream().map(Scope::type).distinct().toList();
    }

    boolean asksFor(KpiKey key) {
        return (scopes.isEmpty() || scopes.contains(new Scope(key.getScopeType(), key.getScopeId())))
                && KpiWindow.of(key.getWindow()).filter(this::asksFor).isPresent();
    }

    private boolean asksFor(KpiWindow window) {
        return windows.isEmpty() || windows.contains(window);
    }

    boolean asksFor(String kpi) {
        return kpis.isEmpty() || kpis.contains(kpi);
    }
}
