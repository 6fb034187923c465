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
import io.globalkpi.schemas.reference.Rule;
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
                .contains("4.20%", "42 / 1,000", "above 3.00%", "warning")
                .contains("30d", "Feb 9, 2026 00:00", "Mar 11, 2026 00:00", "Europe/Berlin")
                .contains("Mar 10, 2026 10:00", "Maria García, agency");
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
                .contains("true rate above 3.12% at 95.00%")
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
                .isEqualTo("[" + words + "] Return rate above 3 %: Acme Germany: 4.20%");
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
                .isEqualTo("Acme Germany 4.20%");
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
                "en | 0.03456 | RATIO | 3.46%",
                "de | 0.03456 | RATIO | 3,46 %",
                "en | 1234567.891 | MONEY | $1,234,567.89",
                "de | 1234567.891 | MONEY | 1.234.567,89 $",
                "zh-CN | 1234567.891 | MONEY | US$1,234,567.89",
                "es | 1234567.891 | MONEY | 1.234.567,89 US$",
                "en | -5 | MONEY | -$5.00",
                "en | 1234 | COUNT | 1,234",
                "en | 36.25 | HOURS | 36.2 h",
                "zh-CN | 36.25 | HOURS | 36.2 小时",
                "es | 4.666 | STARS | 4,67 estrellas"
            })
    void shouldWriteNumbersAsPeopleReadThem(String tag, double value, KpiUnit unit, String words) {
        assertThat(numbers(tag).value(value, unit, "USD").replace('\u00a0', ' '))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1000.000000|1,000", "12.345600|12.35", "0.500000|0.5"})
    void shouldWriteSumsWithoutNeedlessZeros(BigDecimal sum, String words) {
        assertThat(numbers("en").sum(sum)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Return rate above 3 % | critical | Threshold | Mar 10, 2026 17:00",
                "zh-CN | 退货率过高 | 严重 | 阈值 | 2026年3月10日 17:00",
                "de | Return rate above 3 % | kritisch | Schwelle | 10.03.2026 17:00",
                "es | Return rate above 3 % | crítico | Umbral | 10 mar 2026 17:00"
            })
    void shouldSpeakTheReadersLanguageInTheReadersZone(
            String tag, String rule, String level, String threshold, String since) {
        Rule named =
                Rule.newBuilder(Samples.returnRateRule()).setNameZh("退货率过高").build();
        Templates spoken = Templates.load(Optional.empty(), new Names(() -> Optional.of(Samples.reference(named))));
        Notice notice = Notice.newBuilder(
                        Breaches.pending("email", "x", Breaches.breach(BreachState.OPENED, "critical", 1)))
                .setLanguage(tag)
                .setZone("Asia/Shanghai")
                .build();

        assertThat(spoken.render(Template.EMAIL_TEXT, notice))
                .contains(rule, level, threshold, since, "Asia/Shanghai", "Europe/Berlin");
    }

    @ParameterizedTest
    @CsvSource({
        "repeat, OPENED, It still stands.",
        "escalation, OPENED, Nobody has acknowledged it so far.",
        "after-hold, OPENED, It stands; notices were held back until now.",
        "after-hold, RECOVERED, It ended while notices were held back."
    })
    void shouldSayWhyItIsToldAgain(String kind, BreachState state, String remark) {
        Breach breach = Breach.newBuilder(Breaches.breach(state, "warning", 2))
                .setEndedAt(state == BreachState.RECOVERED ? Breaches.SINCE : null)
                .build();
        Notice notice = Notice.newBuilder(Breaches.pending("slack", "ops", breach))
                .setKind(kind)
                .build();

        for (Template template : new Template[] {Template.SLACK_BODY, Template.ROBOT_BODY, Template.EMAIL_TEXT}) {
            assertThat(templates.render(template, notice)).contains(remark);
        }
    }

    @Test
    void shouldKnowTheSameWordsInEveryLanguage() {
        for (String tag : Language.TAGS) {
            assertThat(Language.load(tag, Optional.empty()).words().keySet())
                    .isEqualTo(Language.load("en", Optional.empty()).words().keySet());
        }
    }

    @Test
    void shouldTakeOnesOwnWordsAndTemplatesOfALanguage(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("words.de.properties"), "level_warning = Achtung\n");
        Files.writeString(dir.resolve("console.zh-CN.mustache"), "注意 {{scope}}");
        Templates own = Templates.load(Optional.of(dir), names);
        Notice german = Notice.newBuilder(Breaches.pending("console", "console"))
                .setLanguage("de")
                .build();
        Notice chinese = Notice.newBuilder(german).setLanguage("zh-CN").build();

        assertThat(own.render(Template.CONSOLE, german)).contains("[Achtung]", "Verantwortlich");
        assertThat(own.render(Template.CONSOLE, chinese)).isEqualTo("注意 Acme Germany");
    }

    @Test
    void shouldRefuseAWordNobodyAsksFor(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("words.de.properties"), "levle_warning = Achtung\n");

        assertThatThrownBy(() -> Templates.load(Optional.of(dir), names))
                .hasMessageContaining("words.de.properties: levle_warning is no word that is used");
    }

    private static Numbers numbers(String tag) {
        return new Numbers(Language.load(tag, Optional.empty()));
    }
}
