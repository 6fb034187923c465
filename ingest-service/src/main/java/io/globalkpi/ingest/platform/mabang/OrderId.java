package io.globalkpi.ingest.platform.mabang;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Trouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The order id as the marketplace has it, so that an order told by both is one entity. Mabang puts the shop's number before
 * it for some marketplaces; the job's setting {@code order-id} is then a pattern whose first group is the id.
 */
record OrderId(Pattern pattern) {

    private static final String SETTING = "order-id";

    static OrderId of(Session session) {
        String text = session.setting(SETTING).orElse("(.+)");
        try {
            return new OrderId(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new CallException(new Trouble(
                    "setting-wrong",
                    "The job's setting order-id is no pattern: " + text,
                    "Write a regular expression whose first group is the order id, such as 2021894296(\\d+)."));
        }
    }

    /** The id as it is where the pattern does not fit. */
    String of(String platformOrderId) {
        Matcher matcher = pattern.matcher(platformOrderId);
        return matcher.matches() && matcher.groupCount() > 0 && matcher.group(1) != null
                ? matcher.group(1)
                : platformOrderId;
    }
}
