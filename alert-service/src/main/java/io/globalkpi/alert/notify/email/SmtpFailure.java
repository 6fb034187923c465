package io.globalkpi.alert.notify.email;

import io.globalkpi.alert.notify.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * Why a mail server did not take a message, and whether another attempt is worth it.
 *
 * <p>What the server refuses for good (5xx) is given up; what it puts off (4xx), a refused login, a certificate that is
 * not trusted and an unreachable server are tried again, since an operator can mend them.
 */
record SmtpFailure(MessagingException cause) {

    private static final int PERMANENT = 500;

    static SmtpFailure of(MessagingException cause) {
        return new SmtpFailure(cause);
    }

    /** @param sending whether the message was on its way */
    Delivery delivery(boolean sending) {
        if (cause instanceof AddressException) {
            return new Delivery.Refused(words());
        }
        if (cause instanceof SendFailedException && code(cause) >= PERMANENT) {
            return new Delivery.Refused("the mail server refused: " + words());
        }
        boolean isSure = cause instanceof SendFailedException || !sending;
        return new Delivery.TryAgain(words(), Optional.empty(), !isSure);
    }

    String words() {
        return insecure()
                .map(
                        tls -> "TLS with the mail server failed: " + plain(tls)
                                + ". Its certificate must name the host and come from a known CA: ALERT_SMTP_CA_FILE names others")
                .orElseGet(() -> kind() + plain(cause));
    }

    private String kind() {
        if (cause instanceof AddressException) {
            return "not an address: ";
        }
        if (cause instanceof AuthenticationFailedException) {
            return "the mail server refused the login: ";
        }
        if (cause instanceof MailConnectException) {
            return "the mail server cannot be reached: ";
        }
        return cause instanceof SendFailedException
                ? "the mail server put it off: "
                : "the mail server did not answer: ";
    }

    private Optional<Throwable> insecure() {
        return Stream.<Throwable>iterate(cause, Objects::nonNull, Throwable::getCause)
                .filter(SSLException.class::isInstance)
                .findFirst();
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

    private static String plain(Throwable e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
