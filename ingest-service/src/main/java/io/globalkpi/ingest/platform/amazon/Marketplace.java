package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Trouble;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Amazon's marketplaces, by country. A job names one by the setting {@code marketplace}: country or id. */
enum Marketplace {
    // spotless:off
    CA("A2EUQ1WTGCTBG2", "na"), US("ATVPDKIKX0DER", "na"), MX("A1AM78C64UM0Y8", "na"), BR("A2Q3Y263D00KWC", "na"),
    ES("A1RKKUPIHCS9HS", "eu"), GB("A1F83G8C2ARO7P", "eu"), FR("A13V1IB3VIYZZH", "eu"), NL("A1805IZSGTT6HS", "eu"),
    DE("A1PA6795UKMFR9", "eu"), IT("APJ6JRA9NG5V4", "eu"), SE("A2NODRKZP88ZB9", "eu"), PL("A1C3SOZRARQ6R3", "eu"),
    BE("AMEN7PMS3EDWL", "eu"), EG("ARBP9OOSHTCHU", "eu"), TR("A33AVAJ2PDY3EV", "eu"), SA("A17E79C6D8DWNP", "eu"),
    AE("A2VIGQ35RCS4UG", "eu"), IN("A21TJRUUN4KGV", "eu"),
    SG("A19VAU5U5O7RUS", "fe"), AU("A39IBJ37TRP1C6", "fe"), JP("A1VC38T7YXB528", "fe");
    // spotless:on

    private final String id;
    private final String region;

    Marketplace(String id, String region) {
        this.id = id;
        this.region = region;
    }

    String id() {
        return id;
    }

    String region() {
        return region;
    }

    static Optional<Marketplace> of(Map<String, String> settings) {
        return of(settings.getOrDefault("marketplace", ""));
    }

    /** The marketplace of a job: its setting, else the market of its site. */
    static Marketplace of(Session session) {
        String name = session.setting("marketplace").orElse(session.shop().market());
        return of(name).orElseThrow(() -> new CallException(new Trouble(
                "setting-bad",
                "Amazon has no marketplace " + name + ".",
                "Give the job the setting marketplace: a country such as US, or a marketplace id.")));
    }

    private static Optional<Marketplace> of(String name) {
        String known = name.equals("UK") ? "GB" : name;
        return Arrays.stream(values())
                .filter(one -> one.name().equals(known) || one.id.equals(known))
                .findFirst();
    }
}
