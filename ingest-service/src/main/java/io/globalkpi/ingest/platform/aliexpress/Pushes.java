package io.globalkpi.ingest.platform.aliexpress;

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

/**
 * Signed with the secret of the application over its key and the raw body, in hexadecimal of either case. Numbers of kinds may
 * change, says AliExpress: whatever speaks of an order wakes the orders.
 */
final class Pushes implements PushDoor {

    @Override
    public Reply hear(Knock knock, Credential credential, Caller caller) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(credential.require("appKey").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(knock.body());
        String expected = Hmac.sha256(credential.require("appSecret"), signed.toByteArray());
        return Hmac.isSame(expected, knock.header("Authorization").orElse(""))
                ? Reply.taken(200, wakes(knock.body()))
                : Reply.forged(401);
    }

    private static List<Wake> wakes(byte[] body) {
        JsonNode data = read(body).path("data");
        return data.has("orderId") || data.has("order_id") ? List.of(Wake.of("orders"), Wake.of("returns")) : List.of();
    }

    private static JsonNode read(byte[] body) {
        try {
            return Wire.tree(body);
        } catch (CallException e) {
            return Wire.tree("{}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
