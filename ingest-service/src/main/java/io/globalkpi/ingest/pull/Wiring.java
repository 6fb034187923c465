package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.publish.KafkaEventPublisher;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What connectors are wired with.
 *
 * @param platforms all there are, or those of a test
 * @param settings of the operator
 * @param kafka client settings
 * @param publisher makes one of their own, which they close: a claim that is void fails a whole batch
 * @param seal of access tokens
 * @param instance name of this instance
 */
public record Wiring(
        List<Platform> platforms,
        PullSettings settings,
        Map<String, Object> kafka,
        SchemaRegistry registry,
        Topics topics,
        Supplier<KafkaEventPublisher> publisher,
        Seal seal,
        String instance,
        Clock clock,
        MeterRegistry meters) {}
