package io.globalkpi.ingest.platform;

import java.util.Map;
import java.util.Optional;

/**
 * A secret by its name, as it is right now: read again for every exchange, so that it rotates without a restart. Never
 * written anywhere: its text is its name.
 *
 * @param name as the job gives it
 * @param fields such as clientId, clientSecret, refreshToken; each platform's are in {@code deploy/docs/platforms.md}
 */
public record Credential(String name, Map<String, String> fields) {

    public Credential {
        fields = Map.copyOf(fields);
    }

    /** @throws CallException naming the field, never its value */
    public String require(String field) {
        return find(field)
                .orElseThrow(() -> new CallException(new Trouble(
                        "credential-missing",
                        "The credential " + name + " has no " + field + ".",
                        "Add the field to the credential's file or environment variable.")));
    }

    public Optional<String> find(String field) {
        return Optional.ofNullable(fields.get(field)).filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "Credential[" + name + "]";
    }
}
