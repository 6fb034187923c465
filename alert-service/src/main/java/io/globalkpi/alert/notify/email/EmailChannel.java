package io.globalkpi.alert.notify.email;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.Notice;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * Sends notices by SMTP, one connection each: notices are few, and a kept connection is one more thing that dies.
 *
 * <p>What the server refuses for good (5xx) is given up; what it puts off (4xx), a refused login and an unreachable
 * server are tried again, since an operator can mend them.
 */
public final class EmailChannel implements Channel {

    private static final int PERMANENT = 500;

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
    public Delivery deliver(Notice notice) {
        return config.map(smtp -> deliver(notice, smtp))
                .orElseGet(() -> Delivery.TryAgain.later("no mail server: set ALERT_SMTP_HOST and ALERT_SMTP_FROM"));
    }

    private Delivery deliver(Notice notice, SmtpConfig smtp) {
        Session session = Session.getInstance(smtp.properties());
        boolean sending = false;
        try (Transport transport = session.getTransport("smtp")) {
            Mail mail = Mail.of(notice, session, smtp, templates);
            connect(transport, smtp);
            sending = true;
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Accepted(Optional.of(mail.getMessageID()));
        } catch (MessagingException e) {
            return failure(e, sending);
        }
    }

    private static void connect(Transport transport, SmtpConfig smtp) throws MessagingException {
        transport.connect(
                smtp.host(),
                smtp.port(),
                smtp.user().orElse(null),
                smtp.password().orElse(null));
    }

    private static Delivery failure(MessagingException e, boolean sending) {
        if (e instanceof AddressException) {
            return new Delivery.Refused("not an address: " + e.getMessage());
        }
        if (e instanceof AuthenticationFailedException) {
            return Delivery.TryAgain.later("the mail server refused the login: " + words(e));
        }
        if (e instanceof MailConnectException) {
            return Delivery.TryAgain.later("the mail server cannot be reached: " + words(e));
        }
        if (e instanceof SendFailedException) {
            return code(e) >= PERMANENT
                    ? new Delivery.Refused("the mail server refused: " + words(e))
                    : Delivery.TryAgain.later("the mail server put it off: " + words(e));
        }
        return new Delivery.TryAgain("the mail server did not answer: " + words(e), Optional.empty(), sending);
    }

    /** The reply code, which sits on the exception or on the one for the address behind it. */
    private static int code(Exception e) {
        if (e instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        Exception next = e instanceof MessagingException outer ? outer.getNextException() : null;
        if (next instanceof MessagingException) {
            return code(next);
        }
        return e instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }

    private static String words(MessagingException e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
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
            return Optional.of("mail server " + smtp.host() + ":" + smtp.port() + ": " + words(e));
        }
    }
}
