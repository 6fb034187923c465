package io.globalkpi.alert.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.BreachState;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail over TLS, upgraded by STARTTLS and from the first byte, with a server that speaks it and asks who one is. */
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

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "IMPLICIT"})
    void shouldLogInOverTlsAndKeepTheMailsOfAnEpisodeInOneThread(Tls tls) throws Exception {
        Login login = new Login("kpi", "right");
        try (SecureMailServer server = new SecureMailServer(authority, tls, Optional.of(login))) {
            EmailChannel channel = channel(
                    "localhost", server, tls, Optional.of(Trust.in(authority.certificate())), Optional.of(login));

            channel.deliver(Parcel.of(Breaches.pending("email", "you@example.com")));
            channel.deliver(Parcel.of(Breaches.pending(
                    "email", "you@example.com", Breaches.breach(BreachState.RETRACTED, "warning", 2))));

            MimeMessage opened = server.mails().get(0);
            MimeMessage retracted = server.mails().get(1);
            assertThat(opened.getHeader("References")).hasSize(1);
            assertThat(retracted.getHeader("References")).isEqualTo(opened.getHeader("References"));
            assertThat(retracted.getHeader("In-Reply-To")).isEqualTo(opened.getHeader("References"));
            assertThat(retracted.getMessageID()).isNotEqualTo(opened.getMessageID());
            assertThat(retracted.getHeader("List-Id")).isEqualTo(opened.getHeader("List-Id"));
            assertThat(retracted.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "IMPLICIT"})
    void shouldLeaveNothingWithAServerThatRefusesTheLogin(Tls tls) throws Exception {
        try (SecureMailServer server = new SecureMailServer(authority, tls, Optional.of(new Login("kpi", "right")))) {
            EmailChannel channel = channel(
                    "localhost",
                    server,
                    tls,
                    Optional.of(Trust.in(authority.certificate())),
                    Optional.of(new Login("kpi", "wrong-one")));

            assertThat(channel.deliver(Parcel.of(Breaches.pending("email", "you@example.com"))))
                    .asInstanceOf(type(Delivery.TryAgain.class))
                    .extracting(Delivery.TryAgain::why)
                    .asString()
                    .contains("refused the login")
                    .doesNotContain("wrong-one");
            assertThat(server.mails()).isEmpty();
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
        return channel(host, server, tls, trust, Optional.empty());
    }

    private static EmailChannel channel(
            String host, SecureMailServer server, Tls tls, Optional<Trust> trust, Optional<Login> login) {
        SmtpConfig config = new SmtpConfig(host, server.port(), tls, trust, login, "kpi@example.com");
        return new EmailChannel(Optional.of(config), Templates.load(Optional.empty(), new Names(Optional::empty)));
    }
}
