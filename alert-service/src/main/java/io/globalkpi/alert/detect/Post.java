package io.globalkpi.alert.detect;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.ScopeType;

/** Where rules keep watch: a scope over a window. */
record Post(ScopeType type, String scope, String window) {

    static Post of(KpiKey key) {
        return new Post(key.getScopeType(), key.getScopeId(), key.getWindow());
    }

    /** Its name in the store. */
    String stored() {
        return String.join("|", type.name(), window, scope);
    }

    static Post ofStored(String name) {
        String[] parts = name.split("\\|", 3);
        return new Post(ScopeType.valueOf(parts[0]), parts[2], parts[1]);
    }
}
