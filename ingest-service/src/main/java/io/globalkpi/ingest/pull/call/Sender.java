package io.globalkpi.ingest.pull.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends one call once and says what came of it; leaves alone what is down. */
final class Sender {

    /**
     * What came of a call.
     *
     * @param answer null if there was none
     */
    record Outcome(@Nullable Answer answer, Verdict verdict) {}

    private final Line line;
    private final Account account;
    private final Map<String, URI> hosts;

    Sender(Line line, Account account) {
        this.line = line;
        this.account = account;
        this.hosts = Hosts.of(account.protocol(), account.settings());
    }

    Outcome send(Call call) throws InterruptedException {
        CircuitBreaker breaker = line.breakers().of(account.id(), call.host());
        if (!breaker.tryAcquirePermission()) {
            throw new CallException(away(), line.clock().instant().plus(Breakers.OPEN));
        }
        long began = System.nanoTime();
        Outcome outcome = sent(call);
        long took = System.nanoTime() - began;
        line.metrics().made(account.platform(), call.operation(), outcome.verdict(), took);
        if (outcome.verdict() instanceof Verdict.Failed failed) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new CallException(failed.trouble()));
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return outcome;
    }

    private Outcome sent(Call call) throws InterruptedException {
        try {
            Answer answer = line.transport().send(call, call.uri(base(call)));
            return new Outcome(answer, verdict(call, answer));
        } catch (IOException e) {
            return new Outcome(null, new Verdict.Failed(broken(e)));
        }
    }

    /** An answer its protocol cannot read, such as a proxy's page, is a bad moment. */
    private Verdict verdict(Call call, Answer answer) {
        try {
            return account.protocol().judge(call, answer);
        } catch (CallException e) {
            return new Verdict.Failed(e.trouble());
        }
    }

    private URI base(Call call) {
        URI base = hosts.get(call.host());
        if (base == null) {
            throw new IllegalStateException("the protocol of " + account.platform() + " has no host " + call.host());
        }
        return base;
    }

    private Trouble away() {
        return new Trouble(
                Trouble.AWAY,
                account.platform() + " has not answered well for some time.",
                "Nothing: it is asked again every minute. See the platform's status page if it lasts.");
    }

    private Trouble broken(IOException e) {
        return new Trouble(
                Trouble.AWAY,
                account.platform() + " could not be reached (" + e.getClass().getSimpleName() + ").",
                "Nothing if it happens once; else check the network, and the host settings of the job.");
    }
}
