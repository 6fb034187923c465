package io.globalkpi.oracle;

import io.globalkpi.schemas.kpi.ScopeType;

/** Whom a number is about. Compares by type, then by id. */
public record Scope(ScopeType type, String id) implements Comparable<Scope> {

    static String skuId(String site, String sku) {
        return site + "|" + sku;
    }

    /** Owners and teams count in ten-thousandths. */
    boolean countsShares() {
        return type == ScopeType.OWNER || type == ScopeType.TEAM;
    }

    @Override
    public int compareTo(Scope other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return type + ":" + id;
    }
}
