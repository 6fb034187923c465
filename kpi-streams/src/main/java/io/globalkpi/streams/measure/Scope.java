package io.globalkpi.streams.measure;

import io.globalkpi.schemas.kpi.ScopeType;
import java.nio.ByteBuffer;

/** Whom a number is about. */
public record Scope(ScopeType type, String id) {

    private static final ScopeType[] TYPES = ScopeType.values();

    /** Owners and teams count in ten-thousandths, because ownership can be shared. */
    public boolean countsInShares() {
        return type == ScopeType.OWNER || type == ScopeType.TEAM;
    }

    public void write(ByteSink out) {
        out.int8(type.ordinal());
        out.text(id);
    }

    public static Scope read(ByteBuffer in) {
        ScopeType type = TYPES[in.get()];
        return new Scope(type, ByteSink.readText(in));
    }

    /** Written out, like {@link #hashCode}: scopes are looked up several times an event, and a record's own is slower. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Scope that && type == that.type && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + type.ordinal();
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
