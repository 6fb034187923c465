package io.globalkpi.ingest.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The plain refresh of OAuth 2, for platforms whose refresh token stays what it is: a form with the secret of the client. */
public final class RefreshGrant {

    private static final long USUAL_SECONDS = 3600;

    private RefreshGrant() {}

    /**
     * Asks for an access token with the credential's clientId, clientSecret and refreshToken.
     *
     * @param path of the token endpoint
     */
    public static Call call(String path, Credential credential) {
        return Call.form(
                "token",
                path,
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", credential.require("clientId"),
                        "client_secret", credential.require("clientSecret"),
                        "refresh_token", credential.require("refreshToken")));
    }

    public static Tokens tokens(Answer answer) {
        JsonNode json = answer.json();
        long seconds = json.path("expires_in").asLong(USUAL_SECONDS);
        return new Tokens(json.path("access_token").asText(), null, answer.at().plusSeconds(seconds), null);
    }
}
