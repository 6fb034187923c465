package io.globalkpi.local.trace;

import io.globalkpi.oracle.Scope;
import io.globalkpi.schemas.kpi.KpiKey;

/** One window of one scope: what steps carry forward in. */
record Series(Scope scope, String window) {

    static Series of(KpiKey key) {
        return new Series(new Scope(key.getScopeType(), key.getScopeId()), key.getWindow());
    }
}
