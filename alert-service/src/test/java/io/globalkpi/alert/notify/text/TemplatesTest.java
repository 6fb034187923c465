package io.globalkpi.alert.notify.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTest {

    static {
        TrustedRecords.trust();
    }

    private final Names names = new Names(() -> Optional.of(Samples.reference(Owner.newBuilder()
            .setOwner("maria")
            .setFrom(LocalDate.EPOCH)
            .setName("Maria García")
            .build())));
    private final Templates templates = Templates.load(Optional.empty(), names);

    @ParameterizedTest
    @EnumSource(names = {"SLACK_BODY", "EMAIL_TEXT", "EMAIL_HTML", "CONSOLE"})
    void shouldSayAllThatMattersInEveryChannel(Template template) {
        assertThat(templates.render(template, Breaches.pending("console", "console")))
                .contains("return_rate", "Acme Germany", "amazon-de/acme")
                .contains("4.20 %", "42 / 1,000", "above 3.00 %", "warning")
                .contains("30d", "2026-02-09 00:00", "2026-03-11 00:00", "Europe/Berlin")
                .contains("2026-03-10 10:00", "Maria García, agency");
    }

    @Test
    void shouldSayThatABreachNeverWas() {
        Breach never = Breach.newBuilder(Breaches.breach(BreachState.RETRACTED, "warning", 2))
                .setReason("never-was")
                .build();

        assertThat(templates.render(Template.SLACK_TITLE, Breaches.pending("slack", "ops", never)))
                .contains("retracted: corrected data shows that it never was");
    }

    @ParameterizedTest
    @EnumSource(names = {"SLACK_BODY", "EMAIL_TEXT", "EMAIL_HTML", "CONSOLE"})
    void shouldSayHowSureItIsAndWhatTheNextLevelTakes(Template template) {
        Breach sure = Breach.newBuilder(Breaches.opened())
                .setConfidence(0.95)
                .setConfidenceBound(0.0312)
                .setSampleNeeded(1_400L)
                .setGaps(List.of("ads since 2026-03-01"))
                .setAdjusted("Black Friday by maria")
                .setConditions(List.of("gmv_growth 0.2 (above 0.0)"))
                .build();

        assertThat(templates.render(template, Breaches.pending("console", "console", sure)))
                .contains("true rate above 3.12 % at 95.00 %")
                .contains("1,400 more at this rate and the next level is sure")
                .contains("missing: ads since 2026-03-01", "bent for Black Friday by maria")
                .contains("beside gmv_growth 0.2 (above 0.0)");
        assertThat(templates.render(template, Breaches.pending("console", "console")))
                .doesNotContain("true rate", "more at this rate", "comes and goes", "bent for", "beside");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED, warning, warning",
        "ESCALATED, critical, escalated to critical",
        "UPDATED, warning, now warning",
        "RECOVERED, critical, recovered",
        "RETRACTED, warning, no longer watched"
    })
    void shouldSayWhatHappened(BreachState state, String level, String words) {
        Notice notice = Breaches.pending("email", "you@example.com", Breaches.breach(state, level, 2));

        assertThat(templates.render(Template.EMAIL_SUBJECT, notice))
                .isEqualTo("[" + words + "] Return rate above 3 %: Acme Germany at 4.20 %");
    }

    @Test
    void shouldSayThatItMayBeARepeat() {
        Notice again = Notice.newBuilder(Breaches.pending("slack", "ops"))
                .setPossiblyRepeated(true)
                .build();

        assertThat(templates.render(Template.SLACK_BODY, again)).contains("may have had this message before");
    }

    @Test
    void shouldEscapeWhatTheChannelWouldTakeLiterally() {
        Breach odd = Breach.newBuilder(Breaches.opened())
                .setScopeName("<!channel> A&B")
                .build();
        Notice notice = Breaches.pending("slack", "ops", odd);

        assertThat(templates.render(Template.SLACK_BODY, notice)).contains("&lt;!channel&gt; A&amp;B");
        assertThat(templates.render(Template.EMAIL_HTML, notice)).contains("&lt;!channel&gt; A&amp;B");
        assertThat(templates.render(Template.EMAIL_TEXT, notice)).contains("<!channel> A&B");
    }

    @Test
    void shouldTakeOnesOwnTemplateAndKeepTheOthers(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("console.mustache"), "{{scope}} {{value}}");
        Templates own = Templates.load(Optional.of(dir), names);

        assertThat(own.render(Template.CONSOLE, Breaches.pending("console", "console")))
                .isEqualTo("Acme Germany 4.20 %");
        assertThat(own.render(Template.EMAIL_TEXT, Breaches.pending("email", "x")))
                .contains("Maria");
    }

    @Test
    void shouldRefuseAWrongNameWhenLoaded(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("console.mustache"), "{{scope}}\n{{velue}}");

        assertThatThrownBy(() -> Templates.load(Optional.of(dir), names))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("console.mustache")
                .hasMessageContaining("velue")
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.03456 | RATIO | 3.46 %",
                "1234567.891 | MONEY | USD 1,234,567.89",
                "-5 | MONEY | USD -5.00",
                "1234 | COUNT | 1,234",
                "36.25 | HOURS | 36.2 h",
                "4.666 | STARS | 4.67 stars"
            })
    void shouldWriteNumbersAsPeopleReadThem(double value, KpiUnit unit, String words) {
        assertThat(Numbers.value(value, unit, "USD")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1000.000000|1,000", "12.345600|12.35", "0.500000|0.5"})
    void shouldWriteSumsWithoutNeedlessZeros(BigDecimal sum, String words) {
        assertThat(Numbers.sum(sum)).isEqualTo(words);
    }
}
