package io.globalkpi.alert.notify.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Breaches.SINCE.plusSeconds(60);

    private final Links links = new Links("https://alerts.example.com/", SECRET);
    private final Notice notice = Notice.newBuilder(Breaches.pending("email", "maria@example.com"))
            .setPerson("maria")
            .setLanguage("de")
            .build();

    @Test
    void shouldReadBackWhatTheLinkStandsFor() {
        Token token = links.read(text(), NOW).orElseThrow();

        assertThat(links.to(notice))
                .startsWith("https://alerts.example.com/answer?t=")
                .isEqualTo(links.to(notice));
        assertThat(token.breachId()).isEqualTo(notice.getBreach());
        assertThat(token.reader()).isEqualTo("maria");
        assertThat(token.language()).isEqualTo("de");
        assertThat(token.recipient()).isEqualTo(Token.recipient("email", "maria@example.com", "maria"));
    }

    @Test
    void shouldHoldNoAddress() {
        String payload = text().substring(0, text().indexOf('.'));

        assertThat(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .doesNotContain("example.com");
    }

    @Test
    void shouldExpire() {
        assertThat(links.read(text(), Breaches.SINCE.plus(Duration.ofDays(7)).minusSeconds(1)))
                .isPresent();
        assertThat(links.read(text(), Breaches.SINCE.plus(Duration.ofDays(7)))).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsTamperedWithOrSignedByAnother() {
        String text = text();
        for (int i = 0; i < text.length(); i += 7) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(links.read(text.substring(0, i) + other + text.substring(i + 1), NOW))
                    .isEmpty();
        }
        assertThat(new Links("https://alerts.example.com", SECRET + "x").read(text, NOW))
                .isEmpty();
        assertThat(links.read("", NOW)).isEmpty();
        assertThat(links.read("no link", NOW)).isEmpty();
    }

    @Test
    void shouldBeAnotherForAnotherReader() {
        Notice other =
                Notice.newBuilder(notice).setNotice("other").setPerson("bob").build();

        assertThat(links.to(other)).isNotEqualTo(links.to(notice));
        assertThat(links.read(links.to(other).split("=", 2)[1], NOW)
                        .orElseThrow()
                        .id())
                .isNotEqualTo(links.read(text(), NOW).orElseThrow().id());
    }

    @Test
    void shouldSayWhichSettingIsAmissWithoutShowingTheSecret() {
        assertThat(Links.from(Map.of())).isEmpty();
        assertThatThrownBy(() -> Links.from(Map.of("ALERT_PUBLIC_URL", "https://a.example")))
                .hasMessageContaining("ALERT_LINK_SECRET");
        assertThatThrownBy(() ->
                        Links.from(Map.of("ALERT_PUBLIC_URL", "https://a.example", "ALERT_LINK_SECRET", "HIDDEN")))
                .hasMessageContaining("ALERT_LINK_SECRET must have 32")
                .hasMessageNotContaining("HIDDEN");
        assertThatThrownBy(
                        () -> Links.from(Map.of("ALERT_PUBLIC_URL", "http://a.example", "ALERT_LINK_SECRET", SECRET)))
                .hasMessageContaining("https");
        assertThat(links.toString()).doesNotContain(SECRET);
    }

    private String text() {
        return links.to(notice).split("=", 2)[1];
    }
}
