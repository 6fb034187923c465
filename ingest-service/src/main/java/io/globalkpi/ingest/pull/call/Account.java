package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import java.util.Map;

/**
 * Who calls.
 *
 * @param platform its name
 * @param account at the platform
 * @param protocol of the platform
 * @param credential as it is right now
 * @param settings of the job: addresses and rates of its own
 */
public record Account(
        String platform, String account, Protocol protocol, Credential credential, Map<String, String> settings) {

    public Account {
        settings = Map.copyOf(settings);
    }

    /** Platform and account: names what belongs to it. */
    public String id() {
        return platform + "/" + account;
    }

    /** Who shares the bucket of that rate. */
    String sharers(Rate rate) {
        return rate.scope() == Rate.Scope.ACCOUNT ? id() : platform + "@" + credential.name();
    }
}
