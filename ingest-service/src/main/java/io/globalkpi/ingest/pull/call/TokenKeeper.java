package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.letter.Sha256;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The tokens of one account: fresh when they are asked for, and kept before they are used. For one thread. */
final class TokenKeeper {

    /** A call under way must not outlive its token. */
    private static final Duration MARGIN = Duration.ofSeconds(90);

    private final Protocol protocol;
    private final TokenStore store;
    private final String account;
    private final Clock clock;

    /** @param account platform and account: begins the keys in the store */
    TokenKeeper(Protocol protocol, TokenStore store, String account, Clock clock) {
        this.protocol = protocol;
        this.store = store;
        this.account = account;
        this.clock = clock;
    }

    /**
     * Tokens to make a call with; empty if the platform needs none.
     *
     * @param exchanging makes the call that gets tokens
     */
    Optional<Tokens> fresh(String grant, Credential credential, Function<Call, Answer> exchanging) {
        Optional<Tokens> held = held(grant, credential);
        return held.filter(this::lasts).isPresent() ? held : renewed(grant, credential, held, exchanging);
    }

    /** New tokens, whatever those held say of themselves: the platform refused them. */
    Optional<Tokens> renew(String grant, Credential credential, Function<Call, Answer> exchanging) {
        return renewed(grant, credential, held(grant, credential), exchanging);
    }

    private Optional<Tokens> renewed(
            String grant, Credential credential, Optional<Tokens> held, Function<Call, Answer> exchanging) {
        Optional<Call> exchange = protocol.exchange(grant, credential, held, clock.instant());
        if (exchange.isEmpty()) {
            return Optional.empty();
        }
        Answer answer = exchanging.apply(exchange.get().open());
        Tokens tokens = protocol.tokens(answer, held);
        store.keep(key(grant), new HeldTokens(tokens, origin(credential)));
        return Optional.of(tokens);
    }

    private Optional<Tokens> held(String grant, Credential credential) {
        return store.find(key(grant))
                .filter(kept -> kept.origin().equals(origin(credential)))
                .map(HeldTokens::tokens);
    }

    private boolean lasts(Tokens tokens) {
        Instant end = tokens.accessUntil();
        return end == null || clock.instant().plus(MARGIN).isBefore(end);
    }

    private String key(String grant) {
        return grant.equals(Call.SELLER) ? account : account + "/" + grant;
    }

    private static String origin(Credential credential) {
        return Sha256.hex(credential.find("refreshToken").orElse(""));
    }
}
