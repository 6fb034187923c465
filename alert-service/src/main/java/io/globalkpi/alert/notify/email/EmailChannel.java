package io.globalkpi.alert.notify.email;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Templates;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Optional;

/** Sends notices by SMTP, one connection each: notices are few, and a kept connection is one more thing that dies. */
public final class EmailChannel implements Channel {

    private static final int DIGEST = 100_000;

    private final Optional<SmtpConfig> config;
    private final Templates templates;

    public EmailChannel(Optional<SmtpConfig> config, Templates templates) {
        this.config = config;
        this.templates = templates;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public int digestBytes() {
        return DIGEST;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        return config.map(smtp -> deliver(parcel, smtp))
                .orElseGet(() -> Delivery.TryAgain.later("no mail server: set ALERT_SMTP_HOST and ALERT_SMTP_FROM"));
    }

    private Delivery deliver(Parcel parcel, SmtpConfig smtp) {
        Session session = Session.getInstance(smtp.properties());
        boolean sending = false;
        try (Transport transport = session.getTransport("smtp")) {
            Mail mail = Mail.of(parcel, session, smtp, templates);
            connect(transport, smtp);
            sending = true;
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Accepted(Optional.of(mail.getMessageID()));
        } catch (MessagingException e) {
            return SmtpFailure.of(e).delivery(sending);
        }
    }

    private static void connect(Transport transport, SmtpConfig smtp) throws MessagingException {
        transport.connect(
                smtp.host(),
                smtp.port(),
                smtp.login().map(Login::user).orElse(null),
                smtp.login().map(Login::password).orElse(null));
    }

    /** Connects and logs in. */
    @Override
    public Optional<String> trouble() {
        return config.flatMap(EmailChannel::trouble);
    }

    private static Optional<String> trouble(SmtpConfig smtp) {
        try (Transport transport = Session.getInstance(smtp.properties()).getTransport("smtp")) {
            connect(transport, smtp);
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of("mail server " + smtp.host() + ":" + smtp.port() + ": "
                    + SmtpFailure.of(e).words());
        }
    }
}
