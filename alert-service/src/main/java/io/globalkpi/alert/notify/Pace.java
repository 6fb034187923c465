package io.globalkpi.alert.notify;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How fast a channel may be told things, and how many waiting notices are too many for messages of their own.
 *
 * @param limits the rates its maker publishes, none of which is exceeded in any span of that length
 * @param crowd more than so many waiting become a digest
 */
public record Pace(List<Limit> limits, int crowd) {

    /** As fast as it answers, one message for each. */
    public static final Pace FREE = new Pace(List.of(), Integer.MAX_VALUE);

    /** As published or read in November 2026; where the maker leaves it open (e-mail, webhooks), moderate. */
    public static final Map<String, Pace> PUBLISHED = Map.of(
            "slack", new Pace(List.of(new Limit(1, Duration.ofSeconds(1))), 5),
            "dingtalk", new Pace(List.of(perMinute(20)), 5),
            "feishu", new Pace(List.of(perMinute(100), new Limit(5, Duration.ofSeconds(1))), 10),
            "wecom", new Pace(List.of(perMinute(20)), 5),
            "email", new Pace(List.of(perMinute(60)), 10),
            "webhook", new Pace(List.of(new Limit(10, Duration.ofSeconds(1))), 50));

    /** So many messages in any span. */
    public record Limit(int messages, Duration span) {

        public Limit {
            if (messages < 1) {
                throw new IllegalArgumentException("a rate must be 1 or more, was " + messages);
            }
        }

        /**
         * What may come at once and what comes back in a span are together what is published, so that no span sees more,
         * wherever it begins. A tenth is left for messages that overtake their own delay.
         */
        private Bandwidth bandwidth() {
            int burst = Math.max(1, messages / 4);
            Duration refilled = span.multipliedBy(11).dividedBy(10);
            return Bandwidth.builder()
                    .capacity(burst)
                    .refillGreedy(Math.max(1, messages - burst), refilled)
                    .build();
        }
    }

    public Pace {
        limits = List.copyOf(limits);
    }

    public static Limit perMinute(int messages) {
        return new Limit(messages, Duration.ofMinutes(1));
    }

    public Pace at(Limit limit) {
        return new Pace(List.of(limit), crowd);
    }

    Bucket bucket(TimeMeter time) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
        limits.forEach(limit -> builder.addLimit(limit.bandwidth()));
        return builder.build();
    }

    boolean isFree() {
        return limits.isEmpty();
    }
}
