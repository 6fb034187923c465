package io.globalkpi.ingest.platform;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is sent. Immutable: what a protocol adds makes a new one.
 *
 * @param operation its name in limits, metrics and troubles, such as searchOrders
 * @param host key of its address in {@link Protocol#hosts}
 * @param method GET, POST, ...
 * @param path path or, if it begins with http, the whole address as an answer gave it
 * @param query parameters in their order, unescaped; a name may come more than once
 * @param headers by name
 * @param body exact bytes; empty for none
 * @param grant which of the protocol's tokens it needs; null: it is sent as it is, neither authorized nor signed
 */
public record Call(
        String operation,
        String host,
        String method,
        String path,
        List<Parameter> query,
        Map<String, String> headers,
        byte[] body,
        @Nullable String grant) {

    /** The address most calls go to. */
    public static final String API = "api";

    /** The token most calls need: the one the seller consented to. */
    public static final String SELLER = "seller";

    /** One query parameter, unescaped. */
    public record Parameter(String name, String value) {}

    public Call {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public static Call get(String operation, String path) {
        return new Call(operation, API, "GET", path, List.of(), Map.of(), new byte[0], SELLER);
    }

    /** @param body JSON, sent as these bytes */
    public static Call post(String operation, String path, byte[] body) {
        return new Call(operation, API, "POST", path, List.of(), Map.of(), body, SELLER)
                .header("Content-Type", "application/json");
    }

    /** A form, as token endpoints want it. */
    public static Call form(String operation, String path, Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Call(
                        operation,
                        API,
                        "POST",
                        path,
                        List.of(),
                        Map.of(),
                        text.getBytes(StandardCharsets.UTF_8),
                        SELLER)
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    public Call query(String name, String value) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new Call(operation, host, method, path, more, headers, body, grant);
    }

    public Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(operation, host, method, path, query, more, body, grant);
    }

    public Call at(String hostKey) {
        return new Call(operation, hostKey, method, path, query, headers, body, grant);
    }

    /** With another of the protocol's tokens. */
    public Call as(String otherGrant) {
        return new Call(operation, host, method, path, query, headers, body, otherGrant);
    }

    /** Neither authorized nor signed. */
    public Call open() {
        return new Call(operation, host, method, path, query, headers, body, null);
    }

    /** The address to send it to. Spaces become %20, as signatures expect. */
    public URI uri(URI base) {
        String root = path.startsWith("http") ? "" : base.toString().replaceAll("/+$", "");
        String joined = query.stream()
                .map(parameter -> escaped(parameter.name()) + "=" + escaped(parameter.value()))
                .collect(Collectors.joining("&"));
        String mark = joined.isEmpty() ? "" : path.contains("?") ? "&" : "?";
        return URI.create(root + path + mark + joined);
    }

    /** Percent-encoded as RFC 3986 says. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Without query, headers and body: they may hold secrets. */
    @Override
    public String toString() {
        return operation + " " + method + " " + host + ":" + path.split("\\?", 2)[0];
    }
}
