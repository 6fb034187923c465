package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.Protocol;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Tokens;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import io.globalkpi.ingest.platform.Wire;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One address for everything: the operation, the key of the application and the time stand in the body, the signature over
 * the body in a header. Failures come with HTTP 200 and another code than 200, told apart by their text only.
 */
final class MabangProtocol implements Protocol {

    private static final URI HOST = URI.create("https://gwapi.mabangerp.com");
    private static final String PATH = "/api/v2";
    private static final String DONE = "200";

    /** Mabang publishes no limits: one call a second is what its users stay below. */
    private static final List<Rate> RATES = List.of(Rate.of("*", 1, 3));

    private static final List<String> TOO_OFTEN = List.of("频繁", "频率", "限流", "超限");
    private static final List<String> NOT_LET_IN = List.of("签名", "密钥", "appkey", "sign", "授权", "权限", "authorization");
    private static final List<String> CLOCK = List.of("timestamp", "时间戳");

    /** A call of an operation with its parameters, not yet signed. */
    static Call call(String api, Map<String, String> data) {
        return Call.post(api, PATH, Wire.bytes(data));
    }

    @Override
    public Map<String, URI> hosts(Map<String, String> settings) {
        return Map.of(Call.API, HOST);
    }

    @Override
    public Call authorize(Call call, Credential credential, Optional<Tokens> tokens, Instant now) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("api", call.operation());
        envelope.put("appkey", credential.require("appKey"));
        envelope.put("data", Wire.tree(call.body()));
        envelope.put("timestamp", now.getEpochSecond());
        envelope.put("version", "1");
        byte[] body = Wire.bytes(envelope);
        return Call.post(call.operation(), call.path(), body)
                .header("X-Requested-With", "XMLHttpRequest")
                .header("Authorization", Signature.of(body, credential.require("developerKey")));
    }

    @Override
    public Verdict judge(Call call, Answer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            return refused("");
        }
        if (!answer.isGood()) {
            return Verdict.byStatus(answer, "");
        }
        JsonNode json = answer.json();
        return json.path("code").asText().equals(DONE)
                ? Verdict.GOOD
                : failure(json.path("message").asText());
    }

    private static Verdict failure(String message) {
        String said = message.toLowerCase(Locale.ROOT);
        if (says(said, TOO_OFTEN)) {
            return Verdict.THROTTLED;
        }
        if (says(said, CLOCK)) {
            return new Verdict.Refused(new Trouble(
                    "clock-wrong",
                    "Mabang refused the time of the call: " + message,
                    "Set the clock of this machine: Mabang allows 10 minutes."));
        }
        return says(said, NOT_LET_IN)
                ? refused(message)
                : new Verdict.Failed(new Trouble(
                        Trouble.AWAY,
                        "Mabang answered with a failure" + (message.isBlank() ? "." : ": " + message),
                        "Nothing if it passes; else ask Mabang's support with the text."));
    }

    private static Verdict refused(String message) {
        return new Verdict.Refused(new Trouble(
                "credential-refused",
                "Mabang does not accept the key of the application" + (message.isBlank() ? "." : ": " + message),
                "Check appKey and developerKey of the credential, and that the application may use this interface."));
    }

    private static boolean says(String message, List<String> words) {
        return words.stream().anyMatch(message::contains);
    }

    @Override
    public List<Rate> rates() {
        return RATES;
    }
}
