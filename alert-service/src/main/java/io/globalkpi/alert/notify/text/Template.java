package io.globalkpi.alert.notify.text;

/** The templates there are, each a file {@code <file>.mustache}, or {@code <file>.<language>.mustache}; the escape is what its channel must not take literally. */
public enum Template {
    SLACK_TITLE("slack-title", Escape.NONE),
    SLACK_BODY("slack-body", Escape.SLACK),
    EMAIL_SUBJECT("email-subject", Escape.NONE),
    EMAIL_TEXT("email-text", Escape.NONE),
    EMAIL_HTML("email-html", Escape.HTML),
    ROBOT_TITLE("robot-title", Escape.MARKDOWN),
    ROBOT_BODY("robot-body", Escape.MARKDOWN),
    CONSOLE("console", Escape.NONE),
    DIGEST_LINE("digest-line", Escape.NONE),
    SLACK_DIGEST_LINE("digest-line", Escape.SLACK),
    HTML_DIGEST_LINE("digest-line", Escape.HTML),
    ROBOT_DIGEST_LINE("digest-line", Escape.MARKDOWN);

    enum Escape {
        NONE,
        SLACK,
        HTML,
        MARKDOWN
    }

    private final String file;
    private final Escape escape;

    Template(String file, Escape escape) {
        this.file = file;
        this.escape = escape;
    }

    /** The file that speaks for every language. */
    String file() {
        return file + ".mustache";
    }

    /** The file that, where there is one, speaks for one language. */
    String file(String language) {
        return file + "." + language + ".mustache";
    }

    Escape escape() {
        return escape;
    }
}
