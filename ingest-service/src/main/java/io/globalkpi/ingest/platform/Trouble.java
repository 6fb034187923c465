package io.globalkpi.ingest.platform;

/**
 * What is wrong with a feed, in words a seller understands. Never holds a secret, a token or personal data.
 *
 * @param code short and stable, such as consent-ended; groups troubles in metrics
 * @param words one sentence: what happened
 * @param remedy one sentence: what to do
 */
public record Trouble(String code, String words, String remedy) {

    /** Waiting for the platform to allow more calls: no fault of anybody's. */
    public static final String QUOTA = "quota";

    /** The platform does not answer, or not well. */
    public static final String AWAY = "platform-away";

    /** The service is stopping. */
    public static final String STOPPED = "stopped";

    /** The seller must log in at the platform and allow access again. */
    public static Trouble consentEnded(String platform) {
        return new Trouble(
                "consent-ended",
                platform + " no longer accepts the access that was given.",
                "Log in at " + platform + ", allow access again and put the new refresh token into the credential.");
    }

    /** The application lacks a permission. */
    public static Trouble forbidden(String platform, String said) {
        return new Trouble(
                "forbidden",
                platform + " does not allow this call" + quoted(said),
                "Give the application the role or scope of this feed, or remove the job.");
    }

    static Trouble status(int status, String said) {
        return status >= 500
                ? new Trouble(
                        AWAY,
                        "The platform answers with HTTP " + status + quoted(said),
                        "Nothing: it is asked again by itself.")
                : new Trouble(
                        "refused",
                        "The platform refused the call with HTTP " + status + quoted(said),
                        "Check the job's settings and the credential.");
    }

    static Trouble unreadable(String what) {
        return new Trouble(
                "unreadable",
                "The platform's answer is " + what + ".",
                "Nothing if it happens once; else tell us the platform, the feed and the time.");
    }

    private static String quoted(String said) {
        return said.isBlank() ? "." : ": " + (said.length() > 200 ? said.substring(0, 200) + "..." : said);
    }
}
