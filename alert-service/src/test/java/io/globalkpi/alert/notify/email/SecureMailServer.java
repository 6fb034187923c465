package io.globalkpi.alert.notify.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.wiser.Wiser;

/** A mail server for {@code localhost} that takes nothing in the clear, and from those with a login only if it knows one. */
final class SecureMailServer implements AutoCloseable {

    private final Wiser mail;

    SecureMailServer(MailAuthority authority, Tls tls) throws Exception {
        this(authority, tls, Optional.empty());
    }

    SecureMailServer(MailAuthority authority, Tls tls, Optional<Login> known) throws Exception {
        SMTPServer.Builder anyPort = SMTPServer.port(0).bindAddress(InetAddress.getByName("127.0.0.1"));
        known.ifPresent(login -> anyPort.requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(
                        (user, password, context) -> check(login, new Login(user, password)))));
        mail = Wiser.create(
                tls == Tls.IMPLICIT
                        ? anyPort.serverSocketFactory(authority.context())
                        : anyPort.enableTLS().requireTLS().startTlsSocketFactory(authority.context()));
        mail.start();
    }

    private static void check(Login known, Login given) throws LoginFailedException {
        if (!known.equals(given)) {
            throw new LoginFailedException("nobody knows " + given);
        }
    }

    int port() {
        return mail.getServer().getPortAllocated();
    }

    /** Of what it received. */
    List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : mails()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    List<MimeMessage> mails() throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (var message : mail.getMessages()) {
            mails.add(message.getMimeMessage());
        }
        return mails;
    }

    @Override
    public void close() {
        mail.stop();
    }
}
