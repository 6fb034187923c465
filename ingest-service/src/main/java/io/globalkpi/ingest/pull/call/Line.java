package io.globalkpi.ingest.pull.call;

import java.time.Clock;

/**
 * What the calls of all accounts go through.
 *
 * @param transport sends
 * @param limits counts, over all accounts of this instance
 * @param breakers keep away from what is down
 * @param tokens keeps access
 * @param rest waits
 * @param clock tells the time
 * @param metrics counts calls by outcome
 */
public record Line(
        Transport transport,
        Limits limits,
        Breakers breakers,
        TokenStore tokens,
        Rest rest,
        Clock clock,
        CallMetrics metrics) {}
