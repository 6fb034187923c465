package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** What Shopee's {@code error} means; it comes with any HTTP status, 200 too. */
final class Errors {

    private static final ZoneOffset QUOTA_DAY = ZoneOffset.ofHours(8);

    private static final Set<String> PASSING = Set.of(
            "error_server", "error_network", "error_inner", "error_inner_error", "error_system_busy", "error_data");

    private static final Set<String> FORBIDDEN = Set.of(
            "error_permission",
            "error_api_permission",
            "error_api_call_restricted",
            "error_ashop_api_permission",
            "error_kyc_auth",
            "shop_banned");

    private static final Set<String> CONSENT =
            Set.of("shop_no_linked", "partner_shop_no_link", "invalid_refresh_token");

    private Errors() {}

    static Verdict judge(Call call, Answer answer) {
        JsonNode json = read(answer);
        String error = json.path("error").asText().strip();
        String word = error.substring(error.lastIndexOf('.') + 1);
        String said = json.path("message").asText();
        if (word.isEmpty()) {
            return Verdict.byStatus(answer, "");
        }
        if (word.equals("error_rate_limit")) {
            return Verdict.THROTTLED;
        }
        if (word.equals("error_limit")) {
            return new Verdict.Throttled(untilQuotaDay(answer.at()));
        }
        if (PASSING.contains(word) || said.startsWith("System error")) {
            return new Verdict.Failed(new Trouble(
                    Trouble.AWAY,
                    "Shopee answered with a failure: " + error + " " + said,
                    "Nothing: it is asked again."));
        }
        return refused(call, error, word, said);
    }

    private static Verdict refused(Call call, String error, String word, String said) {
        boolean exchange = call.operation().equals(ShopeeProtocol.REFRESH);
        if (said.contains("imestamp")) {
            return trouble("clock-wrong", said, "Set the clock of this machine: Shopee allows 5 minutes.");
        }
        if (word.equals("error_sign")
                || word.equals("error_partner_key_expired")
                || word.equals("invalid_partner_id")) {
            return trouble("credential-refused", said, "Check partnerId and partnerKey of the credential.");
        }
        if (word.equals("source_ip_undeclared")) {
            return trouble(
                    "address-unknown", said, "Declare this machine's address in the Shopee Open Platform console.");
        }
        if (exchange || CONSENT.contains(word)) {
            return new Verdict.Refused(Trouble.consentEnded("Shopee"));
        }
        if (word.startsWith("invalid_acc") || word.equals("error_auth") && said.contains("access_token")) {
            return Verdict.EXPIRED;
        }
        if (FORBIDDEN.contains(word) || word.equals("error_auth")) {
            return new Verdict.Refused(Trouble.forbidden("Shopee", said));
        }
        return trouble("refused", error + " " + said, "Check the job's settings and the credential.");
    }

    private static Verdict trouble(String code, String said, String remedy) {
        return new Verdict.Refused(new Trouble(code, "Shopee refused the call: " + said, remedy));
    }

    /** The number of calls a day begins again at midnight, UTC+08:00. */
    private static Duration untilQuotaDay(Instant now) {
        return Duration.between(
                now, now.atOffset(QUOTA_DAY).truncatedTo(ChronoUnit.DAYS).plusDays(1));
    }

    /** A server that is down answers pages that are no JSON: their status then speaks for them. */
    private static JsonNode read(Answer answer) {
        try {
            return answer.json();
        } catch (CallException e) {
            if (answer.isGood()) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }
}
