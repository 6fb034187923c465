package io.globalkpi.ingest.pull.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Circuit breakers by account and host: what has failed many times running is left alone for a while. */
public final class Breakers {

    static final Duration OPEN = Duration.ofMinutes(1);

    private final CircuitBreakerRegistry breakers;

    public Breakers(Clock clock) {
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .clock(clock)
                .currentTimestampFunction(own -> own.millis(), TimeUnit.MILLISECONDS)
                .slidingWindowSize(10)
                .minimumNumberOfCalls(8)
                .failureRateThreshold(80)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(OPEN)
                .build());
    }

    CircuitBreaker of(String account, String host) {
        return breakers.circuitBreaker(account + "/" + host);
    }
}
