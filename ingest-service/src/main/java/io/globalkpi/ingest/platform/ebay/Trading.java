package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Calls of the Trading API: XML, sent to one address, the call named in a header, the token in another. It fails with HTTP 200; only
 * {@code Ack} tells.
 */
final class Trading {

    static final String PATH = "/ws/api.dll";

    /** What may come more than once in the answers that are read. */
    static final Set<String> LISTS = Set.of("Item", "Variation", "Transaction", "Errors");

    /** Asked for one line at a time; of a listing that eBay has forgotten it is refused, which is no trouble of the feed. */
    static final String GET_ITEM_TRANSACTIONS = "GetItemTransactions";

    private static final String LEVEL = "1451";

    /** The language of messages only; a seller's lists are told whole, whichever site is asked. */
    private static final String UNITED_STATES = "0";

    private static final Set<String> GOOD = Set.of("Success", "Warning");

    /** Token expired; token invalid; the same two in the words of the older tokens. */
    private static final Set<String> TOKEN = Set.of("21917053", "21916984", "932", "931");

    /** Call usage limit has been reached. */
    private static final String LIMIT = "518";

    private Trading() {}

    /** @param fields of the request, as XML */
    static Call call(String name, String fields) {
        String body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><" + name
                + "Request xmlns=\"urn:ebay:apis:eBLBaseComponents\">" + fields + "</" + name + "Request>";
        return Call.post(name, PATH, body.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "text/xml")
                .header("X-EBAY-API-CALL-NAME", name)
                .header("X-EBAY-API-COMPATIBILITY-LEVEL", LEVEL)
                .header("X-EBAY-API-SITEID", UNITED_STATES);
    }

    static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    static Call authorize(Call call, String access) {
        return call.header("X-EBAY-API-IAF-TOKEN", access);
    }

    static Verdict judge(Call call, Answer answer) {
        if (!answer.isGood()) {
            return Verdict.byStatus(answer, "");
        }
        JsonNode json = answer.xml(LISTS);
        if (GOOD.contains(json.path("Ack").asText())) {
            return Verdict.GOOD;
        }
        for (JsonNode error : json.path("Errors")) {
            if (!error.path("SeverityCode").asText().equals("Warning")) {
                return judge(error, call.operation().equals(GET_ITEM_TRANSACTIONS));
            }
        }
        return new Verdict.Refused(refused("without a reason"));
    }

    private static Verdict judge(JsonNode error, boolean mayBeForgotten) {
        String code = error.path("ErrorCode").asText();
        if (TOKEN.contains(code)) {
            return Verdict.EXPIRED;
        }
        if (code.equals(LIMIT)) {
            return Verdict.THROTTLED;
        }
        Trouble trouble = refused(code + ": " + error.path("ShortMessage").asText());
        if (error.path("ErrorClassification").asText().equals("SystemError")) {
            return new Verdict.Failed(
                    new Trouble(Trouble.AWAY, trouble.words(), "Nothing: it is asked again by itself."));
        }
        return mayBeForgotten ? Verdict.GOOD : new Verdict.Refused(trouble);
    }

    private static Trouble refused(String why) {
        return new Trouble(
                "refused", "eBay refused the call: " + why, "Check the job's settings and the scopes of the consent.");
    }
}
