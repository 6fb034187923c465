package io.globalkpi.streams.targets;

/** How one stands with a target. */
public enum Status {
    AHEAD("ahead"),
    ON_TRACK("on-track"),
    AT_RISK("at-risk"),
    BEHIND("behind"),
    TOO_EARLY("too-early");

    private final String id;

    Status(String id) {
        this.id = id;
    }

    /** As it stands in snapshots. */
    public String id() {
        return id;
    }
}
