package io.globalkpi.alert.notify;

import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A delivery as a test runs it: quick to retry, on the wall clock. */
final class Deliveries {

    private Deliveries() {}

    static NoticeDelivery of(String bootstrap, Channel... channels) {
        return of(bootstrap, new NoticeDelivery.Outlets(List.of(channels), Map.of(), notice -> 100));
    }

    /** As fast as its channels' rates allow. */
    static NoticeDelivery paced(String bootstrap, Map<String, Pace> paces, Templates templates, Channel... channels) {
        return of(bootstrap, new NoticeDelivery.Outlets(List.of(channels), paces, templates::lineBytes));
    }

    private static NoticeDelivery of(String bootstrap, NoticeDelivery.Outlets outlets) {
        return new NoticeDelivery(
                new DeliverySettings(
                        // One that crashed is missed after two seconds, not ten.
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "session.timeout.ms",
                                2_000,
                                "heartbeat.interval.ms",
                                300),
                        "delivery",
                        "one"),
                NoticeTopic.registry(),
                new Topics(NoticeTopic.PARTITIONS),
                outlets,
                new RetryPolicy(3, Duration.ofMillis(50), Duration.ofMillis(100)),
                new NoticeDelivery.Instruments(Clock.systemUTC(), new SimpleMeterRegistry()));
    }
}
