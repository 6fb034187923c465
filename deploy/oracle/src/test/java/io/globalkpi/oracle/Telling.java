package io.globalkpi.oracle;

import java.time.Instant;

/**
 * Who tells what of which entity, and when: what all kinds of random event begin with.
 *
 * @param id entity id
 * @param name last part of the entity id
 */
record Telling(
        String id,
        String name,
        long revision,
        String site,
        String source,
        Instant occurredAt,
        Instant observedAt,
        boolean withdrawn) {}
