package io.globalkpi.ingest.platform.googleads;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What Google says went wrong.
 *
 * @param status HTTP status
 * @param code the most particular one, such as QUOTA_ERROR's RESOURCE_EXHAUSTED; else the general one
 * @param said in words
 * @param retryDelay how long to wait, as 30s; empty if it does not say
 */
record Failure(int status, String code, String said, String retryDelay) {

    /** Quota days are taken to end at midnight in California: Google does not publish it. */
    private static final ZoneId QUOTA_DAY = ZoneId.of("America/Los_Angeles");

    private static final String PLATFORM = "Google Ads";

    private static final Map<String, String> REMEDIES = Map.of(
            "USER_PERMISSION_DENIED",
            "Put the id of the manager account, digits only, into loginCustomerId of the credential, or give its user access to the account.",
            "DEVELOPER_TOKEN_INVALID",
            "Put the developer token of the API center into developerToken of the credential.",
            "DEVELOPER_TOKEN_NOT_APPROVED",
            "Apply for basic access in the API center: a test token sees test accounts only.",
            "CUSTOMER_NOT_ENABLED",
            "Reactivate the account at Google Ads, or remove the job.",
            "INVALID_CUSTOMER_ID",
            "The job's account must be the ten digits of the Google Ads account.",
            "UNSUPPORTED_VERSION",
            "Set the job's setting version to a version that is in service, such as v24.");

    /** The failure an answer or a batch tells of; empty if it tells of none. */
    static Optional<Failure> in(JsonNode json) {
        JsonNode error = json.isArray() ? json.path(0).path("error") : json.path("error");
        if (error.isTextual()) {
            return Optional.of(new Failure(
                    400, error.asText(), json.path("error_description").asText(), ""));
        }
        return error.isObject() ? Optional.of(of(error)) : Optional.empty();
    }

    private static Failure of(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            JsonNode first = detail.path("errors").path(0);
            if (first.path("errorCode").size() > 0) {
                return new Failure(
                        error.path("code").asInt(),
                        first.path("errorCode").elements().next().asText(),
                        first.path("message").asText(),
                        first.at("/details/quotaErrorDetails/retryDelay").asText());
            }
        }
        return new Failure(
                error.path("code").asInt(),
                error.path("status").asText(),
                error.path("message").asText(),
                "");
    }

    Verdict verdict(Instant at) {
        return switch (code) {
            case "RESOURCE_TEMPORARILY_EXHAUSTED" -> new Verdict.Throttled(delay());
            case "RESOURCE_EXHAUSTED" -> new Verdict.Throttled(Duration.between(at, dayEnd(at)));
            case "invalid_grant" -> new Verdict.Refused(Trouble.consentEnded(PLATFORM));
            case "UNAUTHENTICATED", "OAUTH_TOKEN_EXPIRED", "OAUTH_TOKEN_INVALID" -> Verdict.EXPIRED;
            default -> status >= 500 ? new Verdict.Failed(trouble()) : new Verdict.Refused(trouble());
        };
    }

    Trouble trouble() {
        return status >= 500
                ? new Trouble(
                        Trouble.AWAY,
                        PLATFORM + " answers " + code + ": " + said,
                        "Nothing: it is asked again by itself.")
                : new Trouble(
                        "refused",
                        PLATFORM + " refused the call: " + code + ", " + said,
                        REMEDIES.getOrDefault(code, "Check the job's settings and the credential."));
    }

    private Duration delay() {
        return retryDelay.matches("\\d{1,5}s")
                ? Duration.ofSeconds(Long.parseLong(retryDelay.substring(0, retryDelay.length() - 1)))
                : Duration.ofSeconds(30);
    }

    private static Instant dayEnd(Instant at) {
        return LocalDate.ofInstant(at, QUOTA_DAY)
                .plusDays(1)
                .atStartOfDay(QUOTA_DAY)
                .toInstant();
    }
}
