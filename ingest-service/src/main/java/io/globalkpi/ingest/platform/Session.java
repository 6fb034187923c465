package io.globalkpi.ingest.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a source may use during one step of one job. */
public interface Session extends Caller {

    /** The site of the job. */
    Shop shop();

    /**
     * The site of a shop as the platform names it, by the job's setting {@code shop.<id>}: for an ERP or an account that
     * tells of several. Empty: a rejection of reason {@code unknown-shop} tells somebody to add it.
     */
    Optional<Shop> shop(String idAtPlatform);

    /** The account of the job, as the platform knows it where it has a name (shop id, advertiser id, profile id). */
    String account();

    /** A setting of the job. */
    Optional<String> setting(String name);

    /**
     * A setting of the job that it cannot do without.
     *
     * @throws CallException naming the setting and what to do
     */
    default String required(String name) {
        return setting(name)
                .orElseThrow(() -> new CallException(new Trouble(
                        "setting-missing",
                        "The job has no setting " + name + ".",
                        "Add it to the job's settings in jobs.yaml and apply.")));
    }

    /** The one clock. */
    Instant now();

    /** Files that lie in the account's folder, oldest first: what people export by hand. */
    List<DroppedFile> inbox();
}
