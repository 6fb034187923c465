package io.globalkpi.alert.notify.email;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The certificates a mail server's own must come from, in place of those the JDK knows. */
public final class Trust {

    private static final String SETTING = "ALERT_SMTP_CA_FILE";

    private final Path file;
    private final SSLSocketFactory sockets;

    private Trust(Path file, SSLSocketFactory sockets) {
        this.file = file;
        this.sockets = sockets;
    }

    /** @throws IllegalArgumentException if the file is no file of PEM certificates */
    static Trust in(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            return new Trust(
                    file, sockets(CertificateFactory.getInstance("X.509").generateCertificates(pem)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    SETTING + " must be a file of PEM certificates, was " + file + " (" + e + ")", e);
        }
    }

    private static SSLSocketFactory sockets(Collection<? extends Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        for (Certificate certificate : certificates) {
            trusted.setCertificateEntry("trusted-" + trusted.size(), certificate);
        }
        TrustManagerFactory judges = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        judges.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, judges.getTrustManagers(), null);
        return tls.getSocketFactory();
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
