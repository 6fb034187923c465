package io.globalkpi.ingest.platform.amazonads;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Verdict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a report cannot be fetched: reports lie in S3, which answers with XML. An address that has ended, a store that is busy and an
 * address that is wrong are three things.
 *
 * @param code of S3, such as AccessDenied; empty if the answer has none
 * @param message of S3, in its words; empty if the answer has none
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses of S3</a>
 */
record StoreError(Answer answer, String code, String message) {

    private static final Pattern CODE = Pattern.compile("<Code>(\\w{1,60})</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,200})</Message>");

    static StoreError of(Answer answer) {
        String text = answer.text();
        return new StoreError(answer, found(CODE, text), found(MESSAGE, text));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    Verdict verdict() {
        if (hasEnded()) {
            return new Verdict.Failed(new Trouble(
                    "address-ended",
                    "The address of a report has ended.",
                    "Nothing: the report is asked for its address again."));
        }
        return code.equals("SlowDown") ? Verdict.THROTTLED : Verdict.byStatus(answer, said());
    }

    /** Its time is over, the access it was signed with is, or the file is not there any more. */
    private boolean hasEnded() {
        return code.equals("AccessDenied") && message.equals("Request has expired")
                || code.equals("ExpiredToken")
                || code.equals("NoSuchKey");
    }

    private String said() {
        return code.isEmpty() ? "" : "the store of reports says " + code;
    }
}
