package io.globalkpi.standin.ebay;

import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.TokenOffice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/** Gives a token the scopes it was asked for, as far as the seller consented to them; no call takes one without its scope. */
final class Grants {

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("client:secret".getBytes(StandardCharsets.UTF_8));
    private static final String SELLER = "https://api.ebay.com/oauth/api_scope/sell.finances";
    private static final String FEEDBACK = "https://api.ebay.com/oauth/api_scope/commerce.feedback.readonly";

    private final TokenOffice office;
    private final Set<String> ofFeedback = new HashSet<>();
    private boolean consentsToFeedback = true;

    Grants(TokenOffice office) {
        this.office = office;
    }

    /** The seller never consented to have feedback read. */
    synchronized void refuseFeedback() {
        consentsToFeedback = false;
    }

    synchronized Served token(Ask ask) {
        Set<String> scopes = Set.of(ask.form().getOrDefault("scope", "").split(" "));
        boolean feedback = scopes.contains(FEEDBACK);
        if (!scopes.contains(SELLER) && !feedback || feedback && !consentsToFeedback) {
            return refusal("invalid_scope");
        }
        if (!ask.header("Authorization").orElse("").equals(BASIC)) {
            return refusal("invalid_client");
        }
        return office.exchange(ask.form().getOrDefault("refresh_token", ""))
                .map(pair -> given(pair, feedback))
                .orElseGet(() -> refusal("invalid_grant"));
    }

    private Served given(TokenOffice.Pair pair, boolean feedback) {
        if (feedback) {
            ofFeedback.add(pair.access());
        }
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
        return ofFeedback.contains(token) == path.startsWith("/commerce/feedback/");
    }
}
