package io.globalkpi.standin;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered, or how the connection ends.
 *
 * @param broken how the connection is broken instead of an answer
 */
public record Served(int status, Map<String, String> headers, byte[] body, Broken broken) {

    /** Ways a connection ends badly. */
    public enum Broken {
        NOT,
        /** The peer resets it before it answers. */
        RESET,
        /** It ends in the middle of the body. */
        CUT
    }

    public Served {
        headers = Map.copyOf(headers);
    }

    /** Status 200. */
    public static Served json(Object json) {
        return json(200, json);
    }

    /** @param json whose text is JSON, such as a tree */
    public static Served json(int status, Object json) {
        return bytes(status, "application/json;charset=UTF-8", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static Served text(String contentType, Charset charset, String text) {
        return bytes(200, contentType + "; charset=" + charset.name(), text.getBytes(charset));
    }

    public static Served bytes(int status, String contentType, byte[] body) {
        return new Served(status, Map.of("Content-Type", contentType), body, Broken.NOT);
    }

    public static Served empty(int status) {
        return new Served(status, Map.of(), new byte[0], Broken.NOT);
    }

    public static Served broken(Broken how) {
        return new Served(200, Map.of(), new byte[0], how);
    }

    public Served header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Served(status, more, body, broken);
    }
}
