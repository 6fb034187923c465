package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Hmac;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** HMAC-SHA256 over all parameters that are not empty, in the order of their names. */
final class Signature {

    private Signature() {}

    /** @param prefix the path of a system call; empty for a business call, whose method is a parameter */
    static String of(String prefix, Map<String, String> parameters, String secret) {
        String base = new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one -> one.getKey() + one.getValue())
                        .collect(Collectors.joining("", prefix, ""));
        return Hmac.sha256(secret, base).toUpperCase(Locale.ROOT);
    }
}
