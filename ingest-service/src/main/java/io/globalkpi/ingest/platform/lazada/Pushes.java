package io.globalkpi.ingest.platform.lazada;

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
import java.util.ArrayList;
import java.util.List;

/** Signed with the secret of the application over its key and the raw body, in hexadecimal of either case. */
final class Pushes implements PushDoor {

    private static final int TRADE_ORDER = 0;
    private static final int REVERSE_ORDER = 10;
    private static final int FULFILMENT = 14;

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
        JsonNode push = read(body);
        JsonNode data = push.path("data");
        int type = push.path("message_type").asInt(-1);
        List<Wake> wakes = new ArrayList<>();
        if ((type == TRADE_ORDER || type == REVERSE_ORDER) && data.has("trade_order_id")) {
            wakes.add(Wake.of("orders", data.path("trade_order_id").asText()));
        }
        if (type == REVERSE_ORDER || data.has("reverse_order_id")) {
            wakes.add(Wake.of("returns"));
        }
        if (type == FULFILMENT) {
            wakes.add(Wake.of("orders"));
        }
        return wakes;
    }

    private static JsonNode read(byte[] body) {
        try {
            return Wire.tree(body);
        } catch (CallException e) {
            return Wire.tree("{}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
