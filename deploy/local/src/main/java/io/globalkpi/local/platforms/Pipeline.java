package io.globalkpi.local.platforms;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.pull.Pulling;
import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.schemas.serde.SchemaRegistry;
import java.nio.file.Path;

/**
 * The running pipeline, as a business behind platforms needs it.
 *
 * @param defaults reference data that ships
 * @param reference folder the business' own is written into
 * @param credentials folder in which the connectors look for secrets
 * @param inbox folder in which the connectors look for exports
 * @param publisher takes what the shop posts
 * @param pulling the connectors
 */
public record Pipeline(
        String bootstrap,
        SchemaRegistry registry,
        Path defaults,
        Path reference,
        Path credentials,
        Path inbox,
        ReferenceApply apply,
        EventPublisher publisher,
        Pulling pulling) {}
