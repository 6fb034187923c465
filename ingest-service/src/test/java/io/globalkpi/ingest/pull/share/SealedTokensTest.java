package io.globalkpi.ingest.pull.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.letter.SealKey;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.publish.Notes;
import io.globalkpi.ingest.pull.call.HeldTokens;
import io.globalkpi.schemas.ingest.SealedToken;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens as they go to their topic: sealed, in order, and of no use before they are there. */
class SealedTokensTest {

    static {
        TrustedRecords.trust();
    }

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String SHOP = "shopee/acme";
    private static final Seal SEAL =
            SealKey.from(Map.of("INGEST_SEAL_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));

    private final Notes topic = new Notes();
    private final SealedTokens tokens = tokens(SEAL);

    private SealedTokens tokens(Seal seal) {
        return new SealedTokens(Map.of(), new InMemorySchemaRegistry(), topic, seal, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static HeldTokens held(String access, String refresh) {
        return new HeldTokens(new Tokens(access, refresh, NOW.plusSeconds(14_400), null), "origin");
    }

    private List<SealedToken> stored() {
        return topic.taken.stream().map(SealedToken.class::cast).toList();
    }

    @Test
    void shouldStoreTokensSealedAndFindThemAgain() {
        tokens.keep(SHOP, held("s3cret-access", "s3cret-refresh"));

        assertThat(stored()).singleElement().satisfies(token -> {
            assertThat(token.getAccount()).isEqualTo(SHOP);
            assertThat(token.getAccessUntil()).isEqualTo(NOW.plusSeconds(14_400));
            assertThat(new String(token.getSealed().array(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("s3cret");
            assertThat(token.toString()).doesNotContain("s3cret");
        });
        assertThat(tokens.find(SHOP)).contains(held("s3cret-access", "s3cret-refresh"));
        assertThat(tokens.find("shopee/other")).isEmpty();
    }

    @Test
    void shouldCountEveryRotationUp() {
        tokens.keep(SHOP, held("a1", "r1"));
        tokens.keep(SHOP, held("a2", "r2"));

        assertThat(stored()).extracting(SealedToken::getRevision).containsExactly(1L, 2L);
        assertThat(tokens.find(SHOP)).contains(held("a2", "r2"));
    }

    /** A refresh token that is good once and was not stored would lock the seller out. */
    @Test
    void shouldNotLetTokensBeUsedThatCouldNotBeStored() {
        tokens.keep(SHOP, held("a1", "r1"));
        topic.away = true;

        assertThatThrownBy(() -> tokens.keep(SHOP, held("a2", "r2")))
                .isInstanceOfSatisfying(
                        CallException.class, e -> assertThat(e.trouble().code()).isEqualTo("tokens-not-kept"));
        assertThat(tokens.find(SHOP)).contains(held("a1", "r1"));
    }

    @Test
    void shouldKeepNothingWithoutAKeyAndSayHowToMakeOne() {
        assertThatThrownBy(() -> tokens(Seal.none()).find(SHOP)).isInstanceOfSatisfying(CallException.class, e -> {
            assertThat(e.trouble().code()).isEqualTo("no-seal-key");
            assertThat(e.trouble().remedy()).contains("openssl rand -base64 32");
        });
    }
}
