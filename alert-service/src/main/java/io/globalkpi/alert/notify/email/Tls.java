package io.globalkpi.alert.notify.email;

import java.util.Locale;

/** How the connection to the mail server is protected. */
public enum Tls {
    /** STARTTLS or nothing is sent. */
    REQUIRED(587),
    /** STARTTLS if the server offers it. */
    OPTIONAL(587),
    /** TLS from the first byte. */
    IMPLICIT(465),
    /** In the clear, for a relay on the same host. */
    NONE(25);

    private final int port;

    Tls(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    static Tls of(String text) {
        try {
            return valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "ALERT_SMTP_TLS must be required, optional, implicit or none, was " + text, e);
        }
    }
}
