package io.globalkpi.alert.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.wiser.Wiser;

/** A mail server for {@code localhost} that takes nothing in the clear, and the authority its certificate comes from. */
final class SecureMailServer implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path dir;
    private final Wiser mail;

    /** Keys are made by the JDK's own keytool, so that nothing secret is in the repository and nothing expires. */
    SecureMailServer(Path dir, Tls tls) throws Exception {
        this.dir = dir;
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool("-genkeypair", "-alias", "mail", "-dname", "CN=mail", "-ext", "san=dns:localhost", "-signer", "ca");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", authority().toString());
        mail = Wiser.create(tls == Tls.IMPLICIT ? secured() : upgraded());
        mail.start();
    }

    private SMTPServer.Builder secured() throws Exception {
        return anyPort().serverSocketFactory(context());
    }

    private SMTPServer.Builder upgraded() throws Exception {
        return anyPort().enableTLS().requireTLS().startTlsSocketFactory(context());
    }

    private static SMTPServer.Builder anyPort() throws Exception {
        return SMTPServer.port(0).bindAddress(InetAddress.getByName("127.0.0.1"));
    }

    private SSLContext context() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys())) {
            keys.load(file, PASSWORD.toCharArray());
        }
        keys.deleteEntry("ca");
        KeyManagerFactory holders = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        holders.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(holders.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... what) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of("-keystore", keys().toString(), "-storepass", PASSWORD));
        if (what[0].equals("-genkeypair")) {
            command.addAll(List.of("-storetype", "PKCS12", "-keyalg", "EC", "-groupname", "secp256r1"));
        }
        Path log = dir.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private Path keys() {
        return dir.resolve("keys.p12");
    }

    /** The authority's certificate, as an operator would have it. */
    Path authority() {
        return dir.resolve("authority.pem");
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
