package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Knock;
import io.globalkpi.ingest.platform.Reply;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Wake;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EbayDoorTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Credential CREDENTIAL = new Credential("ebay", Map.of("verificationToken", "token-of-32"));
    private static final KeyPair KEYS = keys();

    private final EbayDoor door = new EbayDoor();
    private final ScriptedSession session = new ScriptedSession(ScriptedSession.SHOP, NOW);

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey() {
        return "{\"key\":\"-----BEGIN PUBLIC KEY-----"
                + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded())
                + "-----END PUBLIC KEY-----\",\"algorithm\":\"ECDSA\",\"digest\":\"SHA1\"}";
    }

    private static String signed(String body) throws GeneralSecurityException {
        Signature ecdsa = Signature.getInstance("SHA1withECDSA");
        ecdsa.initSign(KEYS.getPrivate());
        ecdsa.update(body.getBytes(StandardCharsets.UTF_8));
        return header("kid-1", Base64.getEncoder().encodeToString(ecdsa.sign()));
    }

    private static String header(String kid, String signature) {
        return Base64.getEncoder()
                .encodeToString(("{\"alg\":\"ecdsa\",\"kid\":\"" + kid + "\",\"signature\":\"" + signature
                                + "\",\"digest\":\"SHA1\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Knock knock(String header, String body, Instant at) {
        return new Knock(
                "POST",
                "https://kpi.example.com/push/ebay/acme",
                Map.of(),
                Map.of("x-ebay-signature", header),
                body.getBytes(StandardCharsets.UTF_8),
                at);
    }

    private static String order(String id) {
        return "{\"metadata\":{\"topic\":\"ORDER_CONFIRMATION\"},\"notification\":{\"data\":{\"orderId\":\"" + id
                + "\"}}}";
    }

    @Test
    void shouldAnswerTheCheckOfItsAddress() {
        Reply reply = door.hear(
                new Knock(
                        "GET",
                        "https://kpi.example.com/push/ebay/acme",
                        Map.of("challenge_code", "abc"),
                        Map.of(),
                        new byte[0],
                        NOW),
                CREDENTIAL,
                session);

        // sha256 of "abctoken-of-32https://kpi.example.com/push/ebay/acme", by another tool.
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"challengeResponse\":\"88a04d90642bd7247fe6ec4a2594f9b85b4ba47c318f0c9377c16a92fa2c213b\"}");
    }

    @Test
    void shouldWakeTheFeedsOfAGenuinePushAndKeepTheKeyForAnHour() throws GeneralSecurityException {
        session.answers(publicKey()).answers(publicKey());
        String body = order("11-1");

        Reply first = door.hear(knock(signed(body), body, NOW), CREDENTIAL, session);
        door.hear(knock(signed(body), body, NOW.plusSeconds(3599)), CREDENTIAL, session);
        assertThat(session.calls()).hasSize(1);
        door.hear(knock(signed(body), body, NOW.plusSeconds(3600)), CREDENTIAL, session);

        assertThat(first.status()).isEqualTo(204);
        assertThat(first.wakes()).isEqualTo(List.of(Wake.of("orders", "11-1"), Wake.of("refunds", "11-1")));
        assertThat(session.calls()).hasSize(2).allMatch(call -> EbayProtocol.APPLICATION.equals(call.grant()));
    }

    @ParameterizedTest
    @CsvSource({
        "FEEDBACK_RECEIVED, feedback",
        "ORDER_CONFIRMATION, orders refunds",
        "SOMETHING_NEW, orders refunds",
        "MARKETPLACE_ACCOUNT_DELETION, ''"
    })
    void shouldWakeByTopic(String topic, String feeds) throws GeneralSecurityException {
        session.answers(publicKey());
        String body = "{\"metadata\":{\"topic\":\"" + topic + "\"},\"notification\":{\"data\":{}}}";

        Reply reply = door.hear(knock(signed(body), body, NOW), CREDENTIAL, session);

        assertThat(reply.wakes())
                .extracting(Wake::feed)
                .isEqualTo(List.of(feeds.split(" ")).stream()
                        .filter(feed -> !feed.isEmpty())
                        .toList());
    }

    @Test
    void shouldTakeASignatureOverTheJsonWithoutBlanks() throws GeneralSecurityException {
        session.answers(publicKey());
        String pretty = order("11-1").replace(":", " : ");

        assertThat(door.hear(knock(signed(order("11-1")), pretty, NOW), CREDENTIAL, session)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void shouldRefuseForgedPushes() throws GeneralSecurityException {
        session.answers(publicKey());
        String genuine = signed(order("11-1"));

        assertThat(door.hear(knock(genuine, order("11-2"), NOW), CREDENTIAL, session))
                .isEqualTo(Reply.forged(412));
        assertThat(door.hear(knock("nonsense!", order("11-1"), NOW), CREDENTIAL, session))
                .isEqualTo(Reply.forged(412));
        assertThat(door.hear(knock(header("../x", "AA=="), order("11-1"), NOW), CREDENTIAL, session))
                .isEqualTo(Reply.forged(412));
    }

    @Test
    void shouldVerifyTheVectorOfEbaysOwnKit() {
        JsonNode vector = Shape.tree(Shape.saved("ebay/notification_signature_test_vector.json"));
        session.answers(vector.path("public_key_response").toString());

        Reply reply = door.hear(
                knock(
                        vector.path("x_ebay_signature_header").asText(),
                        vector.path("message").toString(),
                        NOW),
                CREDENTIAL,
                session);

        assertThat(reply).isEqualTo(Reply.taken(204, List.of()));
    }
}
