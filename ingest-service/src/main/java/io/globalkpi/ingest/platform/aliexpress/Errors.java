package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What AliExpress' codes mean; failures come with HTTP 200. The platform has words of its own, the gateway before it numbers. */
final class Errors {

    private static final String REMOTE = "15";
    private static final Pattern BAN = Pattern.compile("last (\\d{1,6}) second");
    private static final Set<String> TOO_OFTEN = Set.of("ApiCallLimit", "AppCallLimit", "SellerCallLimit", "7");
    private static final Set<String> EXPIRED = Set.of("IllegalAccessToken", "InvalidSession", "27");
    private static final Set<String> NOT_LET_IN = Set.of(
            "IncompleteSignature",
            "InvalidSignature",
            "MissingSignature",
            "InvalidAppKey",
            "IllegalAppKey",
            "25",
            "28",
            "29");
    private static final Set<String> BAD_MOMENT =
            Set.of("UnknownRuntimeException", "ServiceUnavailable", "ServiceTimeout", "10");
    private static final Set<String> CLOCK = Set.of("InvalidTimestamp", "IllegalTimestamp", "30", "31");
    private static final Set<String> FORBIDDEN = Set.of("InsufficientPermission", "11", "12", "13");

    private Errors() {}

    static Verdict judge(Call call, Answer answer) {
        if (!answer.isGood()) {
            return Verdict.byStatus(answer, "");
        }
        JsonNode json = answer.json();
        JsonNode error = json.has("error_response") ? json.path("error_response") : json;
        if (error.hasNonNull("code") && !error.path("code").asText().equals("0")) {
            return failure(call, error);
        }
        JsonNode result = Answers.body(json).path("result");
        return says(result.path("success"), "false") || says(result.path("is_success"), "false")
                ? refused("refused", words(result, "error_code", "error_message"), "Check the job's settings.")
                : Verdict.GOOD;
    }

    private static boolean says(JsonNode node, String text) {
        return node.asText().equals(text);
    }

    private static Verdict failure(Call call, JsonNode error) {
        String code = error.path("code").asText();
        String said = words(error, "code", error.has("msg") ? "msg" : "message");
        if (TOO_OFTEN.contains(code)) {
            Matcher ban = BAN.matcher(said);
            return new Verdict.Throttled(ban.find() ? Duration.ofSeconds(Long.parseLong(ban.group(1))) : null);
        }
        if (isBadMoment(code, error)) {
            return new Verdict.Failed(new Trouble(
                    Trouble.AWAY, "AliExpress answered with a failure: " + said, "Nothing: it is asked again."));
        }
        if (call.operation().equals(AliExpressProtocol.REFRESH)) {
            return new Verdict.Refused(Trouble.consentEnded("AliExpress"));
        }
        if (EXPIRED.contains(code)) {
            return Verdict.EXPIRED;
        }
        if (NOT_LET_IN.contains(code)) {
            return refused("credential-refused", said, "Check appKey and appSecret of the credential.");
        }
        if (CLOCK.contains(code)) {
            return refused("clock-wrong", said, "Set the clock of this machine.");
        }
        return FORBIDDEN.contains(code)
                ? new Verdict.Refused(Trouble.forbidden("AliExpress", said))
                : refused("refused", said, "Check the job's settings and the credential.");
    }

    /** A remote failure is ours to mend only if its inner code says that the seller's side (isv) was wrong. */
    private static boolean isBadMoment(String code, JsonNode error) {
        return BAD_MOMENT.contains(code)
                || says(error.path("type"), "SYSTEM")
                || code.equals(REMOTE) && !error.path("sub_code").asText().startsWith("isv.");
    }

    private static String words(JsonNode error, String code, String message) {
        String inner = error.path("sub_code").asText();
        return error.path(code).asText()
                + (inner.isEmpty() ? "" : " " + inner)
                + " "
                + error.path(message).asText();
    }

    private static Verdict refused(String trouble, String said, String remedy) {
        return new Verdict.Refused(new Trouble(trouble, "AliExpress refused the call: " + said, remedy));
    }
}
