package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    /** A clock the test turns. */
    private static final class Time implements TimeMeter {

        private long millis;

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(millis);
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "dingtalk", "feishu", "wecom", "email", "webhook"})
    void shouldNeverSendMoreInAnySpanThanIsPublished(String channel) {
        Pace pace = Pace.PUBLISHED.get(channel);
        Time time = new Time();
        Bucket bucket = pace.bucket(time);
        Random random = new Random(11);
        for (Pace.Limit limit : pace.limits()) {
            Deque<Long> sent = new ArrayDeque<>();
            for (int i = 0; i < 20_000; i++) {
                time.millis += random.nextInt(40) == 0 ? random.nextInt(90_000) : random.nextInt(200);
                if (bucket.tryConsume(1)) {
                    sent.addLast(time.millis);
                }
                while (!sent.isEmpty()
                        && sent.getFirst() <= time.millis - limit.span().toMillis()) {
                    sent.removeFirst();
                }
                assertThat(sent).hasSizeLessThanOrEqualTo(limit.messages());
            }
        }
    }

    @Test
    void shouldUseMostOfWhatIsPublished() {
        Time time = new Time();
        Bucket bucket = Pace.PUBLISHED.get("dingtalk").bucket(time);
        int sent = 0;
        for (; time.millis < 600_000; time.millis += 50) {
            sent += bucket.tryConsume(1) ? 1 : 0;
        }

        assertThat(sent).isBetween(120, 200);
    }
}
