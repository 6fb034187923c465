package io.globalkpi.standin.amazon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.id.Micros;
import java.util.List;

/** Pieces of Amazon's JSON. */
final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode read(byte[] body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("no JSON was sent", e);
        }
    }

    /** As orders write money: text. */
    static ObjectNode money(long micros, String currency) {
        return object().put(
                        "amount", Micros.toDecimal(micros).stripTrailingZeros().toPlainString())
                .put("currencyCode", currency);
    }

    /** As finances write money: a number. */
    static ObjectNode amount(long micros, String currency) {
        return object().put("currencyAmount", Micros.toDecimal(micros).stripTrailingZeros())
                .put("currencyCode", currency);
    }

    /** One page by an offset that is its token; the token of the next goes where {@code putToken} says. */
    static <T> List<T> page(List<T> all, int at, int size) {
        return all.subList(Math.min(at, all.size()), Math.min(at + size, all.size()));
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }
}
