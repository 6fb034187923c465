package io.globalkpi.alert.notify.email;

import io.globalkpi.alert.notify.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The mail server. Its certificate and its name in it are always checked.
 *
 * @param trust what its certificate must come from, when the JDK does not know it
 * @param from address messages come from; its host ends their ids
 */
public record SmtpConfig(String host, int port, Tls tls, Optional<Trust> trust, Optional<Login> login, String from) {

    private static final int TIMEOUT_MS = 5_000;

    public SmtpConfig {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("ALERT_SMTP_PORT must be 1 to 65535, was " + port);
        }
        if (!from.contains("@")) {
            throw new IllegalArgumentException("ALERT_SMTP_FROM must be an address, was '" + from + "'");
        }
    }

    /** Empty when ALERT_SMTP_HOST is not set. */
    public static Optional<SmtpConfig> from(Map<String, String> env) {
        Secrets secrets = new Secrets(env);
        return secrets.text("ALERT_SMTP_HOST").map(host -> of(host, secrets));
    }

    private static SmtpConfig of(String host, Secrets secrets) {
        Tls tls = Tls.of(secrets.text("ALERT_SMTP_TLS").orElse("required"));
        return new SmtpConfig(
                host,
                secrets.text("ALERT_SMTP_PORT").map(SmtpConfig::port).orElse(tls.port()),
                tls,
                secrets.text("ALERT_SMTP_CA_FILE").map(Path::of).map(Trust::in),
                Login.in(secrets),
                secrets.text("ALERT_SMTP_FROM").orElse(""));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("ALERT_SMTP_PORT must be a number, was " + text, e);
        }
    }

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1).replace(">", "");
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.connectiontimeout", Integer.toString(TIMEOUT_MS));
        properties.put("mail.smtp.timeout", Integer.toString(TIMEOUT_MS));
        properties.put("mail.smtp.writetimeout", Integer.toString(TIMEOUT_MS));
        properties.put("mail.smtp.auth", Boolean.toString(login.isPresent()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.REQUIRED || tls == Tls.OPTIONAL));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls == Tls.REQUIRED));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.IMPLICIT));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        trust.ifPresent(trusted -> properties.put("mail.smtp.ssl.socketFactory", trusted.sockets()));
        return properties;
    }

    @Override
    public String toString() {
        return "SmtpConfig[" + host + ":" + port + ", tls " + tls + ", from " + from + "]";
    }
}
