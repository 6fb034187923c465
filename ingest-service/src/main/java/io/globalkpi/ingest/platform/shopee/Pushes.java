package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Caller;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Hmac;
import io.globalkpi.ingest.platform.Knock;
import io.globalkpi.ingest.platform.PushDoor;
import io.globalkpi.ingest.platform.Reply;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.platform.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Signed with the partner key over the address, exactly as registered, a bar, and the raw body. Answered with an empty 204. */
final class Pushes implements PushDoor {

    private static final int ORDER_STATUS = 3;
    private static final int TRACKING_NUMBER = 4;
    private static final int RESERVED_STOCK = 8;
    private static final int SHIPPING_DOCUMENT = 15;

    @Override
    public Reply hear(Knock knock, Credential credential, Caller caller) {
        String expected = Hmac.sha256(credential.require("partnerKey"), signed(knock));
        if (!Hmac.isSame(expected, knock.header("Authorization").orElse(""))) {
            return Reply.forged(401);
        }
        return Reply.taken(204, wakes(knock.body()));
    }

    private static byte[] signed(Knock knock) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((knock.url() + "|").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(knock.body());
        return bytes.toByteArray();
    }

    private static List<Wake> wakes(byte[] body) {
        JsonNode push = read(body);
        String order = push.path("data").path("ordersn").asText();
        return switch (push.path("code").asInt()) {
            case ORDER_STATUS ->
                order.isEmpty()
                        ? List.of()
                        : push.path("data").path("status").asText().equals("TO_RETURN")
                                ? List.of(Wake.of("orders", order), Wake.of("returns"))
                                : List.of(Wake.of("orders", order));
            case TRACKING_NUMBER, SHIPPING_DOCUMENT -> order.isEmpty() ? List.of() : List.of(Wake.of("orders", order));
            case RESERVED_STOCK -> List.of(Wake.of("stock"));
            default -> List.of();
        };
    }

    /** Shopee checks an address with a push that may be no JSON. */
    private static JsonNode read(byte[] body) {
        try {
            return Wire.tree(body);
        } catch (CallException e) {
            return Wire.tree("{}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
