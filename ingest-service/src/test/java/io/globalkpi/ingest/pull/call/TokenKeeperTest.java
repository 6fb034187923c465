package io.globalkpi.ingest.pull.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.lazada.Lazada;
import io.globalkpi.standin.SteeredClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tokens are stored before they are used, and a new consent replaces what was held, without a restart. */
class TokenKeeperTest {

    private final SteeredClock clock = new SteeredClock(Instant.parse("2026-03-10T12:00:00Z"));
    private final List<String> done = new ArrayList<>();
    private final Store store = new Store();
    private final TokenKeeper keeper = new TokenKeeper(new Lazada().protocol(), store, "lazada/acme", clock);

    private final class Store implements TokenStore {

        private @Nullable HeldTokens held;
        private boolean broken;

        @Override
        public Optional<HeldTokens> find(String key) {
            return Optional.ofNullable(held);
        }

        @Override
        public void keep(String key, HeldTokens tokens) {
            if (broken) {
                throw new CallException(new Trouble("tokens-not-kept", "no", "see"));
            }
            done.add("stored " + tokens.tokens().access());
            held = tokens;
        }
    }

    private static Credential consent(String refresh) {
        return new Credential("lazada", Map.of("appKey", "1", "appSecret", "s", "refreshToken", refresh));
    }

    /** The platform: gives an access token for each refresh token it is shown. */
    private Answer exchange(Call call) {
        String shown = call.query().stream()
                .filter(one -> one.name().equals("refresh_token"))
                .map(Call.Parameter::value)
                .findFirst()
                .orElseThrow();
        done.add("exchanged " + shown);
        String body = "{\"code\":\"0\",\"access_token\":\"access of " + shown + "\",\"refresh_token\":\"next of "
                + shown + "\",\"expires_in\":3600,\"refresh_expires_in\":999999}";
        return new Answer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8), clock.instant());
    }

    private String use(String refresh) {
        String access = keeper.fresh(Call.SELLER, consent(refresh), this::exchange)
                .map(Tokens::access)
                .orElseThrow();
        done.add("used " + access);
        return access;
    }

    @Test
    void shouldStoreBeforeItUses() {
        use("first");

        assertThat(done).containsExactly("exchanged first", "stored access of first", "used access of first");
    }

    @Test
    void shouldExchangeAgainOnlyWhenTheTokenIsAboutToEnd() {
        use("first");
        clock.advance(Duration.ofMinutes(58));
        use("first");
        clock.advance(Duration.ofSeconds(31));
        use("first");

        assertThat(done)
                .containsExactly(
                        "exchanged first",
                        "stored access of first",
                        "used access of first",
                        "used access of first",
                        "exchanged next of first",
                        "stored access of next of first",
                        "used access of next of first");
    }

    @Test
    void shouldBeginAnewWhereSomebodyGaveConsentAgain() {
        use("first");

        assertThat(use("second")).isEqualTo("access of second");
    }

    @Test
    void shouldUseNothingThatWasNotStored() {
        store.broken = true;

        assertThatThrownBy(() -> use("first")).isInstanceOf(CallException.class);
        assertThat(done).containsExactly("exchanged first");
    }
}
