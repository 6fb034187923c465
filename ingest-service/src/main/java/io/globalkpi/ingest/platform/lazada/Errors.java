package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Lazada's {@code code} means; failures come with HTTP 200. */
final class Errors {

    private static final String DONE = "0";
    private static final Pattern BAN = Pattern.compile("last (\\d{1,6}) second");
    private static final Set<String> TOO_OFTEN =
            Set.of("ApiCallLimit", "AppCallLimit", "SellerCallLimit", "901", "TRAFFIC_CONTROL");
    private static final Set<String> EXPIRED = Set.of("IllegalAccessToken", "AccessTokenExpired");
    private static final Set<String> NOT_LET_IN =
            Set.of("IncompleteSignature", "InvalidSignature", "InvalidAppKey", "IllegalAppKey", "MissingSignature");

    private Errors() {}

    static Verdict judge(Call call, Answer answer) {
        if (!answer.isGood()) {
            return Verdict.byStatus(answer, "");
        }
        JsonNode json = answer.json();
        String code = json.path("code").asText(DONE);
        if (!code.equals(DONE)) {
            return failure(
                    call, code, json.path("type").asText(), json.path("message").asText());
        }
        // Some groups of calls say in another place whether they were done.
        return json.path("success").asText("true").equals("false")
                ? failure(
                        call,
                        json.path("error_code").asText(),
                        "",
                        json.path("error_msg").asText())
                : Verdict.GOOD;
    }

    private static Verdict failure(Call call, String code, String type, String message) {
        if (TOO_OFTEN.contains(code)) {
            Matcher ban = BAN.matcher(message);
            return new Verdict.Throttled(ban.find() ? Duration.ofSeconds(Long.parseLong(ban.group(1))) : null);
        }
        if (call.operation().equals(LazadaProtocol.REFRESH) && !type.equals("SYSTEM")) {
            return new Verdict.Refused(Trouble.consentEnded("Lazada"));
        }
        if (EXPIRED.contains(code)) {
            return Verdict.EXPIRED;
        }
        if (type.equals("SYSTEM") || code.equals("6") || code.equals("ServiceTimeout")) {
            return new Verdict.Failed(new Trouble(
                    Trouble.AWAY,
                    "Lazada answered with a failure: " + code + " " + message,
                    "Nothing: it is asked again."));
        }
        if (NOT_LET_IN.contains(code)) {
            return refused("credential-refused", code, message, "Check appKey and appSecret of the credential.");
        }
        if (code.equals("InvalidTimestamp") || code.equals("IllegalTimestamp")) {
            return refused("clock-wrong", code, message, "Set the clock of this machine.");
        }
        return code.contains("Permission") || code.equals("Mp3SellerApiLimit")
                ? new Verdict.Refused(Trouble.forbidden("Lazada", message))
                : refused("refused", code, message, "Check the job's settings and the credential.");
    }

    private static Verdict refused(String trouble, String code, String message, String remedy) {
        return new Verdict.Refused(new Trouble(trouble, "Lazada refused the call: " + code + " " + message, remedy));
    }
}
