package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Trouble;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The addresses of a platform, as changed by the settings of a job. */
final class Hosts {

    private static final String SETTING = "host.";

    private Hosts() {}

    static Map<String, URI> of(Protocol protocol, Map<String, String> settings) {
        Map<String, URI> hosts = new HashMap<>(protocol.hosts(settings));
        settings.forEach((name, value) -> {
            if (name.startsWith(SETTING)) {
                hosts.put(name.substring(SETTING.length()), address(name, value));
            }
        });
        return hosts;
    }

    private static URI address(String name, String value) {
        try {
            URI address = URI.create(value);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: the same words for both.
        }
        throw new CallException(new Trouble(
                "setting-bad",
                "The job's setting " + name + " is '" + value + "'.",
                "Give an address such as https://api.example.com."));
    }
}
