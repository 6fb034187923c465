package io.globalkpi.ingest.pull.call;

import io.github.resilience4j.core.IntervalFunction;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Caller;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Makes the calls of one account during one step: the one place that decides whether a call is made again. */
public final class AccountCaller implements Caller {

    private static final int TRIES = 4;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2, 0.5, Duration.ofSeconds(10));

    private final Line line;
    private final Account account;
    private final Turnstile turnstile;
    private final Sender sender;
    private final TokenKeeper tokens;
    private boolean late;

    public AccountCaller(Line line, Account account) {
        this.line = line;
        this.account = account;
        this.turnstile = new Turnstile(line, account);
        this.sender = new Sender(line, account);
        this.tokens = new TokenKeeper(account.protocol(), line.tokens(), account.id(), line.clock());
    }

    @Override
    public Answer call(Call call) {
        try {
            Answer answer = made(call);
            late = true;
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException(new Trouble(Trouble.STOPPED, "The service is stopping.", "Nothing."));
        }
    }

    private Answer made(Call call) throws InterruptedException {
        boolean renewed = false;
        Call authorized = authorized(call, false);
        for (int attempt = 1; ; attempt++) {
            turnstile.pass(call, late);
            Sender.Outcome outcome = sender.send(authorized);
            Verdict verdict = outcome.verdict();
            turnstile.heed(call, outcome.answer(), verdict);
            if (verdict instanceof Verdict.Good) {
                return Objects.requireNonNull(outcome.answer());
            }
            if (verdict instanceof Verdict.Refused refused) {
                throw new CallException(refused.trouble());
            }
            boolean expired = verdict instanceof Verdict.Expired;
            if (expired && (renewed || call.grant() == null)) {
                throw new CallException(Trouble.consentEnded(account.platform()));
            }
            if (attempt >= TRIES) {
                throw new CallException(trouble(verdict), line.clock().instant().plus(PAUSE));
            }
            if (verdict instanceof Verdict.Failed) {
                line.rest().until(now().plusMillis(BACKOFF.apply(attempt)));
            }
            // Signatures carry the time, so every attempt is signed anew.
            authorized = authorized(call, expired);
            renewed |= expired;
        }
    }

    private Call authorized(Call call, boolean expired) {
        if (call.grant() == null) {
            return call;
        }
        Optional<Tokens> access = expired
                ? tokens.renew(call.grant(), account.credential(), this::call)
                : tokens.fresh(call.grant(), account.credential(), this::call);
        return account.protocol().authorize(call, account.credential(), access, now());
    }

    private Trouble trouble(Verdict verdict) {
        return verdict instanceof Verdict.Failed failed
                ? failed.trouble()
                : new Trouble(
                        Trouble.QUOTA,
                        account.platform() + " goes on saying that it is called too often.",
                        "Nothing: it is asked again later. Lower the job's rates if it lasts.");
    }

    private Instant now() {
        return line.clock().instant();
    }
}
