package io.globalkpi.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request as it came in.
 *
 * @param method GET, POST, ...
 * @param path without query, as sent (still escaped)
 * @param rawQuery after the question mark, as sent; empty for none
 * @param headers by name, any case; of several of one name the first
 * @param body exact bytes
 */
public record Ask(String method, String path, String rawQuery, Map<String, String> headers, byte[] body) {

    public Ask {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** All values of a query parameter, unescaped. */
    public List<String> all(String parameter) {
        return pairs(rawQuery).getOrDefault(parameter, List.of());
    }

    /** The first value of a query parameter, unescaped. */
    public Optional<String> query(String parameter) {
        return all(parameter).stream().findFirst();
    }

    /** First values of all query parameters, in their order. */
    public Map<String, String> query() {
        return firsts(pairs(rawQuery));
    }

    /** Fields of a form in the body. */
    public Map<String, String> form() {
        return firsts(pairs(text()));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, String> firsts(Map<String, List<String>> pairs) {
        Map<String, String> firsts = new LinkedHashMap<>();
        pairs.forEach((name, values) -> firsts.put(name, values.get(0)));
        return firsts;
    }

    private static Map<String, List<String>> pairs(String text) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int split = pair.indexOf('=');
                String name = split < 0 ? pair : pair.substring(0, split);
                String value = split < 0 ? "" : pair.substring(split + 1);
                pairs.computeIfAbsent(unescaped(name), any -> new ArrayList<>()).add(unescaped(value));
            }
        }
        return pairs;
    }

    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
