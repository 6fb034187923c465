package io.globalkpi.alert.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority nobody knows, and the certificate it gave to {@code localhost}.
 *
 * <p>Keys are made by the JDK's own keytool, so that nothing secret is in the repository and nothing expires.
 */
final class MailAuthority {

    private static final String PASSWORD = "changeit";

    private final Path dir;

    MailAuthority(Path dir) throws Exception {
        this.dir = dir;
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool("-genkeypair", "-alias", "mail", "-dname", "CN=mail", "-ext", "san=dns:localhost", "-signer", "ca");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", certificate().toString());
    }

    /** What the server shows. */
    SSLContext context() throws Exception {
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

    /** As an operator would have it. */
    Path certificate() {
        return dir.resolve("authority.pem");
    }
}
