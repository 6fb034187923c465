package io.globalkpi.ingest.platform;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pushed request, untouched.
 *
 * @param method GET for the checks of an address that some platforms make, else POST
 * @param url the address as registered at the platform: signatures may cover it
 * @param query parameters
 * @param headers by name, any case
 * @param body exact bytes
 * @param at when it came (UTC)
 */
public record Knock(
        String method, String url, Map<String, String> query, Map<String, String> headers, byte[] body, Instant at) {

    public Knock {
        query = Map.copyOf(query);
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
