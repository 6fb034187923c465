package io.globalkpi.alert.notify.text;

/** The templates there are, each a file {@code <file>.mustache}; the escape is what its channel must not take literally. */
public enum Template {
    SLACK_TITLE("slack-title", Escape.NONE),
    SLACK_BODY("slack-body", Escape.SLACK),
    EMAIL_SUBJECT("email-subject", Escape.NONE),
    EMAIL_TEXT("email-text", Escape.NONE),
    EMAIL_HTML("email-html", Escape.HTML),
    CONSOLE("console", Escape.NONE);

    enum Escape {
        NONE,
        SLACK,
        HTML
    }

    private final String file;
    private final Escape escape;

    Template(String file, Escape escape) {
        this.file = file + ".mustache";
        this.escape = escape;
    }

    String file() {
        return file;
    }

    Escape escape() {
        return escape;
    }
}
