package io.globalkpi.ingest.push;

import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.publish.EventPublisher;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the intake leans on.
 *
 * @param seal closes what cannot be read and therefore not stripped of personal data
 * @param isSaturated true when so much is under way that senders should come back later
 * @param notReady why nothing can be published now, in words; empty when it can
 */
public record PushSettings(
        EventPublisher publisher,
        ApiKeys keys,
        Seal seal,
        Clock clock,
        BooleanSupplier isSaturated,
        Supplier<List<String>> notReady) {}
