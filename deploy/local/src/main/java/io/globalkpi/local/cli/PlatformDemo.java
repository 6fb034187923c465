package io.globalkpi.local.cli;

import io.globalkpi.ingest.letter.SealKey;
import io.globalkpi.ingest.pull.Credentials;
import io.globalkpi.ingest.pull.PullSettings;
import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.LocalStack;
import io.globalkpi.local.demo.Business;
import io.globalkpi.local.demo.DemoClock;
import io.globalkpi.local.platforms.Pipeline;
import io.globalkpi.local.platforms.PlatformBusiness;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What a demo behind its platforms has beyond the other. */
final class PlatformDemo {

    private static final int KEY_BYTES = 32;

    private PlatformDemo() {}

    /** When its month ends: so early that by now the platforms have told all of it. */
    static Instant end(Instant now) {
        return now.minus(PlatformBusiness.SETTLING);
    }

    /** With what connectors need: where secrets are, and a key to seal tokens with. */
    static LocalConfig connected(LocalConfig config) {
        Map<String, String> environment = new HashMap<>(config.environment());
        environment.put(Credentials.FOLDER_SETTING, credentials(config).toString());
        environment.put(PullSettings.INBOX_SETTING, inbox(config).toString());
        if (!environment.containsKey(SealKey.FILE_SETTING)) {
            environment.computeIfAbsent(SealKey.SETTING, any -> key());
        }
        return new LocalConfig(config.data(), config.defaults(), config.ports(), environment);
    }

    private static Path credentials(LocalConfig config) {
        return config.data().resolve("credentials");
    }

    private static Path inbox(LocalConfig config) {
        return config.data().resolve("inbox");
    }

    private static String key() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** @param end when the business stops, or the simulation's end */
    static Business business(
            Simulation simulation, Instant end, LocalStack running, SchemaRegistry registry, DemoClock clock) {
        LocalConfig config = running.config();
        Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
        IngestSession session = new IngestSession(
                config.bootstrap(), registry, topics, "demo", SealKey.from(config.environment()), clock);
        Pipeline pipeline = new Pipeline(
                config.bootstrap(),
                registry,
                config.defaults(),
                config.data().resolve("reference"),
                credentials(config),
                inbox(config),
                new ReferenceApply(Map.of("bootstrap.servers", config.bootstrap()), registry, topics, clock),
                session.publisher(),
                running.pulling());
        return new PlatformBusiness(simulation, end, pipeline, clock, session::close);
    }
}
