package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Ed25519 signs the same bytes to the same signature, so that vectors hold. */
class SignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_690_000_000);

    /** The test key of RFC 9421, appendix B.1.4. */
    private static final String RFC_KEY =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----";

    private static final String BASE = """
            "x-ebay-signature-key": a-jwe
            "@method": GET
            "@path": /sell/finances/v1/transaction
            "@authority": apiz.ebay.com
            "@signature-params": ("x-ebay-signature-key" "@method" "@path" "@authority");created=1690000000""";

    @Test
    void shouldSignThePathWithoutItsQueryAsEbayWritesTheBase() throws Exception {
        Call signed = Signature.of("a-jwe", RFC_KEY)
                .sign(
                        Call.get("getTransactions", "/sell/finances/v1/transaction")
                                .query("limit", "20"),
                        "apiz.ebay.com",
                        NOW);

        assertThat(signed.headers())
                .containsEntry("x-ebay-signature-key", "a-jwe")
                .containsEntry(
                        "Signature-Input",
                        "sig1=(\"x-ebay-signature-key\" \"@method\" \"@path\" \"@authority\");created=1690000000");
        assertThat(signed.headers().get("Signature")).isEqualTo("sig1=:" + expected(BASE) + ":");
    }

    @Test
    void shouldSignTheDigestOfABodyFirst() {
        Call signed = Signature.of("a-jwe", RFC_KEY)
                .sign(
                        Call.post("issueRefund", "/x", "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8)),
                        "apiz.ebay.com",
                        NOW);

        // The digest of RFC 9530's example.
        assertThat(signed.headers())
                .containsEntry("Content-Digest", "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
        assertThat(signed.headers().get("Signature-Input")).startsWith("sig1=(\"content-digest\" ");
    }

    @Test
    void shouldSayThatAKeyIsNone() {
        assertThatThrownBy(() -> Signature.of("a-jwe", "nonsense"))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("signingKey")
                .hasMessageNotContaining("nonsense");
    }

    private static String expected(String base) throws Exception {
        byte[] der = Base64.getDecoder().decode("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF");
        java.security.Signature ed25519 = java.security.Signature.getInstance("Ed25519");
        ed25519.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der)));
        ed25519.update(base.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(ed25519.sign());
    }
}
