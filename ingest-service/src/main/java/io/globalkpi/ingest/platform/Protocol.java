package io.globalkpi.ingest.platform;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one speaks with a platform. Pure: time, secrets and tokens are handed in, nothing is sent from here. */
public interface Protocol {

    /**
     * Addresses by key ({@link Call#API} among them). A job's setting {@code host.<key>} replaces one.
     *
     * @param settings of the job, such as its region
     */
    Map<String, URI> hosts(Map<String, String> settings);

    /**
     * The call with what proves who makes it: headers, parameters, signature.
     *
     * @param tokens of the call's grant; empty where {@link #exchange} needs none
     */
    Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now);

    /**
     * The call that gets tokens, or gets new ones for those held; empty if the platform needs none. Sent when there are none
     * yet, when the access token is about to end, and when a verdict says {@link Verdict.Expired}. What it answers is stored,
     * sealed, before it is first used.
     *
     * @param grant which tokens; {@link Call#SELLER} or one the room named
     * @param held the last ones; empty: the credential's refresh token begins
     */
    default Optional<Call> exchange(String grant, Credential credential, Optional<Tokens> held, Instant now) {
        return Optional.empty();
    }

    /** What the answer to an exchange gives. An answer without a refresh token keeps the one held. */
    default Tokens tokens(Answer answer, Optional<Tokens> held) {
        throw new IllegalStateException("a protocol that exchanges tokens reads them too");
    }

    /** What an answer means: by HTTP status, or by a code under HTTP 200. Asked of every answer, of exchanges too. */
    Verdict judge(Call call, Answer answer);

    /** Limits by operation; an operation without one is limited by the name {@code *} if that is there. */
    List<Rate> rates();

    /** After how long one more call of the operation is allowed, if an answer's headers tell; null if they do not. */
    default @Nullable Duration pace(Call call, Answer answer) {
        return null;
    }
}
