package io.globalkpi.alert.notify.email;

import jakarta.mail.MessagingException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.wiser.Wiser;

/** A mail server for {@code localhost} that takes nothing in the clear. */
final class SecureMailServer implements AutoCloseable {

    private final Wiser mail;

    SecureMailServer(MailAuthority authority, Tls tls) throws Exception {
        SMTPServer.Builder anyPort = SMTPServer.port(0).bindAddress(InetAddress.getByName("127.0.0.1"));
        mail = Wiser.create(
                tls == Tls.IMPLICIT
                        ? anyPort.serverSocketFactory(authority.context())
                        : anyPort.enableTLS().requireTLS().startTlsSocketFactory(authority.context()));
        mail.start();
    }

    int port() {
        return mail.getServer().getPortAllocated();
    }

    /** Of what it received. */
    List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (var message : mail.getMessages()) {
            subjects.add(message.getMimeMessage().getSubject());
        }
        return subjects;
    }

    @Override
    public void close() {
        mail.stop();
    }
}
