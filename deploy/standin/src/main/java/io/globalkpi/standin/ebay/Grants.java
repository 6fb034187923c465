package io.globalkpi.standin.ebay;

import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.TokenOffice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a token the scopes it was asked for, as far as the seller consented to them; no call takes one without its scope. */
final class Grants {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("client:secret".getBytes(StandardCharsets.UTF_8));
    private static final String SCOPE = "https://api.ebay.com/oauth/api_scope/";
    private static final String SELLER = "sell.finances";
    private static final String FEEDBACK = "commerce.feedback.readonly";

    /** Paths that want a scope of their own. */
    private static final Map<String, String> APART =
            Map.of(FEEDBACK, "/commerce/feedback/", "sell.marketing", "/sell/marketing/");

    private final TokenOffice office;
    private final Map<String, String> pathOf = new HashMap<>();
    private boolean consentsToFeedback = true;

    Grants(TokenOffice office) {
        this.office = office;
    }

    /** The seller never consented to have feedback read. */
    synchronized void refuseFeedback() {
        consentsToFeedback = false;
    }

    synchronized Served token(Ask ask) {
        List<String> scopes = List.of(ask.form().getOrDefault("scope", "").split(" "));
        Optional<String> apart = APART.keySet().stream()
                .filter(scope -> scopes.contains(SCOPE + scope))
                .findFirst();
        boolean refused = apart.isPresent() && apart.get().equals(FEEDBACK) && !consentsToFeedback;
        if (refused || apart.isEmpty() && !scopes.contains(SCOPE + SELLER)) {
            return refusal("invalid_scope");
        }
        if (!ask.header("Authorization").orElse("").equals(BASIC)) {
            return refusal("invalid_client");
        }
        return office.exchange(ask.form().getOrDefault("refresh_token", ""))
                .map(pair -> given(pair, apart))
                .orElseGet(() -> refusal("invalid_grant"));
    }

    private Served given(TokenOffice.Pair pair, Optional<String> apart) {
        apart.ifPresent(scope -> pathOf.put(pair.access(), APART.get(scope)));
        return Served.json(Sales.JSON
                .objectNode()
                .put("access_token", pair.access())
                .put("expires_in", pair.accessLasts().toSeconds())
                .put("token_type", "User Access Token"));
    }

    private static Served refusal(String error) {
        return Served.json(
                400, Sales.JSON.objectNode().put("error", error).put("error_description", "refused: " + error));
    }

    boolean isGood(String token) {
        return office.isGood(token);
    }

    synchronized boolean covers(String token, String path) {
        String own = pathOf.get(token);
        return own == null ? APART.values().stream().noneMatch(path::startsWith) : path.startsWith(own);
    }
}
