package io.globalkpi.standin.aliexpress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Pieces of AliExpress' JSON. */
final class Json {

    static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    /** A parameter that is JSON itself. */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal("15", "isv.invalid-json", "the parameter is no JSON");
        }
    }

    /** A list below the name of its elements, as it comes unless the application asks for simple answers. */
    static ObjectNode list(String element, ArrayNode list) {
        return object().set(element, list);
    }

    static ObjectNode simpleMoney(long micros, String currency) {
        return object().put("amount", amount(micros).toPlainString()).put("currency_code", currency);
    }

    /** As details of orders and released money tell it, the cents too. */
    static ObjectNode money(long micros, String currency) {
        return simpleMoney(micros, currency)
                .put("cent", amount(micros).movePointRight(2).longValueExact())
                .put("cent_factor", 100)
                .set(
                        "currency",
                        object().put("currency_code", currency)
                                .put("symbol", currency)
                                .put("default_fraction_digits", 2));
    }

    private static BigDecimal amount(long micros) {
        return Micros.toDecimal(micros).setScale(2, RoundingMode.UNNECESSARY);
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(CALIFORNIA));
    }

    /** Whether the wall clock showed a time between two wall times at that moment: the server knows no offsets either. */
    static boolean isShownBetween(Instant at, String first, String last) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, CALIFORNIA).withNano(0);
        return !shown.isBefore(LocalDateTime.parse(first, TIME)) && !shown.isAfter(LocalDateTime.parse(last, TIME));
    }

    static <T> List<T> page(List<T> all, int number, int size) {
        int at = Math.min((number - 1) * size, all.size());
        return all.subList(at, Math.min(at + size, all.size()));
    }
}
