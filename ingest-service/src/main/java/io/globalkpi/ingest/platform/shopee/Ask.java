package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How calls are written and answers unwrapped, the same for all modules. */
final class Ask {

    private Ask() {}

    /** @param name module and call, such as order/get_order_list: the operation too */
    static Call get(String name) {
        return Call.get(name, "/api/v2/" + name);
    }

    static Call post(String name, Object body) {
        return Call.post(name, "/api/v2/" + name, Wire.bytes(body));
    }

    /** What the envelope holds. */
    static JsonNode response(Answer answer) {
        return answer.json().path("response");
    }

    static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    /** A time as Shopee writes it; 0 and absent are none. */
    static @Nullable Instant time(@Nullable Long seconds) {
        return seconds == null || seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    /** A page number or an offset kept as cursor. */
    static int number(String cursor, int first) {
        return cursor.isEmpty() ? first : Integer.parseInt(cursor);
    }
}
