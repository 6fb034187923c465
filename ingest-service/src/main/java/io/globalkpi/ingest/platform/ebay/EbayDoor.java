package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Caller;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Knock;
import io.globalkpi.ingest.platform.PushDoor;
import io.globalkpi.ingest.platform.Reply;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.platform.Wire;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * eBay's pushes: the check of the address, and messages signed with a key of eBay's that is fetched by its id and kept for an
 * hour. The closing of a buyer's account asks for nothing, since no buyer is known here.
 */
final class EbayDoor implements PushDoor {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final String CHALLENGE = "challenge_code";

    private record Kept(PushKey key, Instant until) {}

    private final Map<String, Kept> keys = new ConcurrentHashMap<>();

    @Override
    public Reply hear(Knock knock, Credential credential, Caller caller) {
        String challenge = knock.query().get(CHALLENGE);
        if (knock.method().equals("GET") && challenge != null) {
            String answer = hash(challenge + credential.require("verificationToken") + knock.url());
            return new Reply(200, "application/json", "{\"challengeResponse\":\"" + answer + "\"}", List.of());
        }
        return isGenuine(knock, caller) ? Reply.taken(204, wakes(Wire.tree(knock.body()))) : Reply.forged(412);
    }

    private boolean isGenuine(Knock knock, Caller caller) {
        try {
            byte[] header =
                    Base64.getDecoder().decode(knock.header("X-EBAY-SIGNATURE").orElse(""));
            JsonNode told = Wire.tree(header);
            String kid = told.path("kid").asText();
            return kid.matches("[\\w-]{1,64}")
                    && key(kid, knock.at(), caller)
                            .hasSigned(knock.body(), told.path("signature").asText());
        } catch (IllegalArgumentException e) {
            return false;
        } catch (CallException e) {
            if (e.trouble().code().equals("unreadable")) {
                return false;
            }
            throw e;
        }
    }

    private PushKey key(String kid, Instant now, Caller caller) {
        Kept kept = keys.get(kid);
        if (kept == null || !kept.until().isAfter(now)) {
            JsonNode told = caller.call(Call.get("getPublicKey", "/commerce/notification/v1/public_key/" + kid)
                            .as(EbayProtocol.APPLICATION))
                    .json();
            kept = new Kept(PushKey.of(told), now.plus(KEPT));
            keys.put(kid, kept);
        }
        return kept.key();
    }

    private static List<Wake> wakes(JsonNode message) {
        String topic = message.at("/metadata/topic").asText();
        JsonNode data = message.at("/notification/data");
        String order = data.path("orderId").asText(data.at("/order/orderId").asText());
        if (topic.equals("MARKETPLACE_ACCOUNT_DELETION")) {
            return List.of();
        }
        if (topic.equals("FEEDBACK_RECEIVED")) {
            return List.of(Wake.of(Ebay.FEEDBACK));
        }
        return order.isEmpty()
                ? List.of(Wake.of(Ebay.ORDERS), Wake.of(Ebay.REFUNDS))
                : List.of(Wake.of(Ebay.ORDERS, order), Wake.of(Ebay.REFUNDS, order));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 must be there", e);
        }
    }
}
