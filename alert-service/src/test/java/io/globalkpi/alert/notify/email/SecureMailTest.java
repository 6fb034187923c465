package io.globalkpi.alert.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail over TLS, upgraded by STARTTLS and from the first byte, with a server that speaks it. */
class SecureMailTest {

    private static MailAuthority authority;

    @BeforeAll
    static void certify(@TempDir Path dir) throws Exception {
        authority = new MailAuthority(dir);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "OPTIONAL", "IMPLICIT"})
    void shouldDeliverToAServerItTrusts(Tls tls) throws Exception {
        try (SecureMailServer server = new SecureMailServer(authority, tls)) {
            EmailChannel channel = channel("localhost", server, tls, Optional.of(Trust.in(authority.certificate())));

            assertThat(channel.trouble()).isEmpty();
            assertThat(channel.deliver(Parcel.of(Breaches.pending("email", "you@example.com"))))
                    .isInstanceOf(Delivery.Accepted.class);
            assertThat(server.subjects()).containsExactly("[warning] Return rate above 3 %: Acme Germany: 4.20%");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "OPTIONAL", "IMPLICIT"})
    void shouldNotTrustAnAuthorityThatNobodyNamed(Tls tls) throws Exception {
        try (SecureMailServer server = new SecureMailServer(authority, tls)) {
            assertUnsafe(channel("localhost", server, tls, Optional.empty()), server);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "OPTIONAL", "IMPLICIT"})
    void shouldNotTrustAServerThatHasAnotherName(Tls tls) throws Exception {
        try (SecureMailServer server = new SecureMailServer(authority, tls)) {
            assertUnsafe(channel("127.0.0.1", server, tls, Optional.of(Trust.in(authority.certificate()))), server);
        }
    }

    private static void assertUnsafe(EmailChannel channel, SecureMailServer server) throws Exception {
        assertThat(channel.deliver(Parcel.of(Breaches.pending("email", "you@example.com"))))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .matches(again -> !again.maybeReceived())
                .extracting(Delivery.TryAgain::why)
                .asString()
                .contains("TLS with the mail server failed", "ALERT_SMTP_CA_FILE");
        assertThat(channel.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("TLS with the mail server failed"));
        assertThat(server.subjects()).isEmpty();
    }

    private static EmailChannel channel(String host, SecureMailServer server, Tls tls, Optional<Trust> trust) {
        SmtpConfig config = new SmtpConfig(host, server.port(), tls, trust, Optional.empty(), "kpi@example.com");
        return new EmailChannel(Optional.of(config), Templates.load(Optional.empty(), new Names(Optional::empty)));
    }
}
