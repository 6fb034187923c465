package io.globalkpi.schemas.id;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The windows of the KPI topics, rolling ones first. */
public enum WindowId {
    HOUR("1h"),
    DAY_ROLLING("24h"),
    DAYS_7("7d"),
    DAYS_30("30d"),
    DAYS_60("60d"),
    DAYS_90("90d"),
    DAY("day"),
    WEEK("week"),
    MONTH("month"),
    QUARTER("quarter"),
    YEAR("year");

    private final String id;

    WindowId(String id) {
        this.id = id;
    }

    /** As it stands in keys and snapshots, and as people type it. */
    public String id() {
        return id;
    }

    /** Whether it grows from the start of a period instead of moving on. */
    public boolean isToDate() {
        return ordinal() >= DAY.ordinal();
    }

    /**
     * The window with an id.
     *
     * @throws IllegalArgumentException naming all ids
     */
    public static WindowId of(String id) {
        return Arrays.stream(values())
                .filter(window -> window.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no window '" + id + "', expected one of "
                        + Arrays.stream(values()).map(WindowId::id).collect(Collectors.joining(", "))));
    }
}
