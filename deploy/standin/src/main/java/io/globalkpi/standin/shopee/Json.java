package io.globalkpi.standin.shopee;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.id.Micros;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of Shopee's JSON. */
final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    static ObjectNode read(byte[] body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON was sent", e);
        }
    }

    /** Money is a number, without decimals where the currency has none. */
    static BigDecimal money(long micros) {
        BigDecimal amount = Micros.toDecimal(micros).stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    /** Seconds; 0 for none. */
    static long seconds(@Nullable Instant at) {
        return at == null ? 0 : at.getEpochSecond();
    }

    static <T> List<T> page(List<T> all, int at, int size) {
        return all.subList(Math.min(at, all.size()), Math.min(at + size, all.size()));
    }
}
