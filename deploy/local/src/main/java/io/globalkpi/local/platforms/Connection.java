package io.globalkpi.local.platforms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One account at one platform: the server that stands in for it, and how it is pulled.
 *
 * @param server behind which the account is, to be closed in the end
 * @param settings of all its jobs
 * @param secret fields of its credential
 * @param feeds pulled
 */
record Connection(
        String system,
        String account,
        String site,
        Runnable server,
        Map<String, String> settings,
        Map<String, String> secret,
        List<Feed> feeds)
        implements AutoCloseable {

    /** So that a month is pulled in minutes, some operations may be called more often than their platform allows. */
    static final String MANY = "1000 + 1/PT0.01S";

    private static final String SWEEPS = "sweeps";

    /**
     * One feed.
     *
     * @param every ISO-8601 duration
     * @param settings of its job alone
     */
    record Feed(String name, String every, Map<String, String> settings) {

        /** The same, asked every hour, and as often as far back as it ever is. */
        Feed closely() {
            Map<String, String> often = new HashMap<>(settings);
            often.computeIfPresent(SWEEPS, (any, sweeps) -> sweeps.replaceAll("^PT\\d+H", "PT1H"));
            return new Feed(name, "PT1H", Map.copyOf(often));
        }
    }

    /** Twice a day; what is told late by up to two days is still asked for. */
    static Feed orders() {
        return new Feed("orders", "PT12H", Map.of("overlap", "PT62H", "longest", "P7D", SWEEPS, ""));
    }

    /** Once a day; what is told late by up to two days is still asked for. */
    static Feed updates(String name) {
        return new Feed(name, "PT24H", Map.of("overlap", "PT74H", "longest", "P7D", SWEEPS, ""));
    }

    /** Rows of whole dates, restated for three days. */
    static Feed dates(String name) {
        return new Feed(name, "PT12H", Map.of(SWEEPS, "PT48H=P6D"));
    }

    /** Stock as it is now: on every date once at least when it was counted and its new products are listed. */
    static Feed stock(String name) {
        return new Feed(name, "PT8H", Map.of());
    }

    /** All there is, once a day. */
    static Feed whole(String name) {
        return new Feed(name, "PT24H", Map.of());
    }

    /** The same account with all feeds asked closely. */
    Connection closely() {
        return new Connection(
                system,
                account,
                site,
                server,
                settings,
                secret,
                feeds.stream().map(Feed::closely).toList());
    }

    /** Account as jobs and instances know it. */
    String id() {
        return system + "/" + account;
    }

    /** Name of the job that pulls a feed of it. */
    String job(Feed feed) {
        return site.replace('/', '-') + "-" + system + "-" + feed.name();
    }

    /** Its credential's name. */
    String credential() {
        return system + "-" + account;
    }

    @Override
    public void close() {
        server.run();
    }
}
