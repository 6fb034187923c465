package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls of one account pass as fast as the platform allows.
 *
 * <p>Waits here are short: a longer one ends the step with the moment it is of use to try again, so that no thread sleeps on
 * a quota. A step that has had answers already waits longer, since they would be asked for again.
 */
final class Turnstile {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(45);

    private final Line line;
    private final Account account;
    private final Rates rates;

    Turnstile(Line line, Account account) {
        this.line = line;
        this.account = account;
        this.rates = new Rates(account.protocol().rates(), account.settings());
    }

    /** @param late true if the step has had answers already */
    void pass(Call call, boolean late) throws InterruptedException {
        Rate rate = rates.of(call.operation());
        Optional<Instant> turn = line.limits().take(account.sharers(rate), rate);
        while (turn.isPresent()) {
            Instant longest = line.clock().instant().plus(late ? LONG : SHORT);
            if (turn.get().isAfter(longest)) {
                throw new CallException(quota(call), turn.get());
            }
            line.rest().until(turn.get());
            turn = line.limits().take(account.sharers(rate), rate);
        }
    }

    /** Keeps in mind what the platform says of its limits. */
    void heed(Call call, @Nullable Answer answer, Verdict verdict) {
        Rate rate = rates.of(call.operation());
        Duration pace = answer == null ? null : account.protocol().pace(call, answer);
        if (pace != null) {
            line.limits().learn(account.sharers(rate), rate, pace);
        }
        if (verdict instanceof Verdict.Throttled throttled) {
            Duration after = throttled.after() == null ? rate.per() : throttled.after();
            line.limits()
                    .close(account.sharers(rate), rate, line.clock().instant().plus(after));
        }
    }

    private Trouble quota(Call call) {
        return new Trouble(
                Trouble.QUOTA,
                account.platform() + " allows no more calls of " + call.operation() + " for now.",
                "Nothing: it goes on by itself. If it lasts, ask the platform for a higher quota.");
    }
}
