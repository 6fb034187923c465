package io.globalkpi.alert.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailChannelTest {

    private static final ServerSetup ANY_PORT = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

    private final GreenMail server = new GreenMail(ANY_PORT);
    private final Templates templates = Templates.load(Optional.empty(), new Names(Optional::empty));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void shouldSendTextAndHtml() throws Exception {
        assertThat(deliver(smtp(Tls.NONE), Breaches.pending("email", "you@example.com")))
                .isInstanceOf(Delivery.Accepted.class);

        MimeMessage mail = server.getReceivedMessages()[0];
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("[warning] Return rate above 3 %: Acme Germany: 4.20%");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("42 / 1,000");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Id")).containsExactly("Global KPI alerts <alerts.globalkpi.example.com>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("you@example.com");
    }

    @Test
    void shouldKeepAnEpisodeTogetherAndARepeatTheSameMessage() throws Exception {
        Notice opened = Breaches.pending("email", "you@example.com");
        Notice recovered =
                Breaches.pending("email", "you@example.com", Breaches.breach(BreachState.RECOVERED, "warning", 2));

        for (Notice notice : new Notice[] {opened, opened, recovered}) {
            deliver(smtp(Tls.NONE), notice);
        }

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails[0].getMessageID()).endsWith("@example.com>").isEqualTo(mails[1].getMessageID());
        assertThat(mails[2].getMessageID()).isNotEqualTo(mails[0].getMessageID());
        assertThat(mails[2].getHeader("References")).isEqualTo(mails[0].getHeader("References"));
    }

    @Test
    void shouldSendADigestThatRefersToItsEpisodes() throws Exception {
        Breach other = Breach.newBuilder(Breaches.opened())
                .setBreach("other")
                .setScopeName("<Other> shop")
                .build();
        Parcel digest = new Parcel(List.of(
                Breaches.pending("email", "you@example.com"), Breaches.pending("email", "you@example.com", other)));

        assertThat(new EmailChannel(Optional.of(smtp(Tls.NONE)), templates).deliver(digest))
                .isInstanceOf(Delivery.Accepted.class);

        MimeMessage mail = server.getReceivedMessages()[0];
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("2 alerts: 2 warning");
        assertThat(mail.getHeader("References")[0].split("\\s+")).hasSize(2);
        assertThat(mail.getHeader("In-Reply-To")).isNull();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Acme Germany", "<Other> shop", digest.id());
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("Acme Germany", "&lt;Other&gt; shop");
    }

    @Test
    void shouldLogIn() {
        server.setUser("kpi@example.com", "kpi", "right");
        SmtpConfig config = login("right");

        assertThat(deliver(config, Breaches.pending("email", "you@example.com")))
                .isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void shouldTryAgainWhenTheLoginIsRefusedAndNotShowThePassword() {
        server.setUser("kpi@example.com", "kpi", "right");
        SmtpConfig config = login("wrong-one");

        assertThat(deliver(config, Breaches.pending("email", "you@example.com")))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .extracting(Delivery.TryAgain::why)
                .asString()
                .contains("refused the login")
                .doesNotContain("wrong-one");
        assertThat(config.toString()).doesNotContain("wrong-one");
        assertThat(new EmailChannel(Optional.of(config), templates).trouble()).isPresent();
    }

    @Test
    void shouldSendNothingInTheClearWhenTlsIsRequired() {
        assertThat(deliver(smtp(Tls.REQUIRED), Breaches.pending("email", "you@example.com")))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .extracting(Delivery.TryAgain::why)
                .asString()
                .containsIgnoringCase("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldTryAgainWhenTheServerIsAway() {
        SmtpConfig away = smtp(Tls.NONE);
        server.stop();

        assertThat(deliver(away, Breaches.pending("email", "you@example.com")))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .matches(again -> !again.maybeReceived())
                .extracting(Delivery.TryAgain::why)
                .asString()
                .contains("cannot be reached");
    }

    @Test
    void shouldGiveUpWhatIsNoAddress() {
        assertThat(deliver(smtp(Tls.NONE), Breaches.pending("email", "not an address")))
                .isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void shouldSayWhichSettingIsWrong() {
        assertThat(SmtpConfig.from(Map.of())).isEmpty();
        assertWrong(Map.of("ALERT_SMTP_HOST", "m"), "ALERT_SMTP_FROM");
        assertWrong(Map.of("ALERT_SMTP_HOST", "m", "ALERT_SMTP_FROM", "a@b", "ALERT_SMTP_TLS", "x"), "ALERT_SMTP_TLS");
        assertWrong(
                Map.of("ALERT_SMTP_HOST", "m", "ALERT_SMTP_FROM", "a@b", "ALERT_SMTP_PORT", "x"), "ALERT_SMTP_PORT");
        assertWrong(
                Map.of("ALERT_SMTP_HOST", "m", "ALERT_SMTP_FROM", "a@b", "ALERT_SMTP_USER", "x"),
                "ALERT_SMTP_PASSWORD");
        assertWrong(
                Map.of("ALERT_SMTP_HOST", "m", "ALERT_SMTP_FROM", "a@b", "ALERT_SMTP_CA_FILE", "/nowhere.pem"),
                "ALERT_SMTP_CA_FILE must be a file of PEM certificates, was /nowhere.pem");
    }

    private static void assertWrong(Map<String, String> env, String setting) {
        assertThatThrownBy(() -> SmtpConfig.from(env)).hasMessageContaining(setting);
    }

    private Delivery deliver(SmtpConfig config, Notice notice) {
        return new EmailChannel(Optional.of(config), templates).deliver(Parcel.of(notice));
    }

    private SmtpConfig smtp(Tls tls) {
        return new SmtpConfig("127.0.0.1", port(), tls, Optional.empty(), Optional.empty(), "kpi@example.com");
    }

    private SmtpConfig login(String password) {
        Optional<Login> login = Optional.of(new Login("kpi", password));
        return new SmtpConfig("127.0.0.1", port(), Tls.NONE, Optional.empty(), login, "kpi@example.com");
    }

    private int port() {
        return server.getSmtp().getPort();
    }
}
