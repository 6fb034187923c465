package io.globalkpi.alert.notify.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.StandIns;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.post.Hooks.Kind;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.Breach;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The robots against a stand-in that checks signatures, sizes and rates, and says no as they do. */
class RobotChannelTest {

    private static StandIns standIns;

    private final Templates templates = Templates.load(Optional.empty(), new Names(Optional::empty));

    @BeforeAll
    static void start() {
        standIns = StandIns.start();
    }

    @AfterAll
    static void stop() {
        standIns.close();
    }

    @Test
    void shouldSignAsDingTalkDoes() {
        String sign = DingTalk.sign("SECtest0123456789", 1_700_000_000_000L);

        assertThat(sign).isEqualTo("yBKp5IlG6qCzcQWmgyRK/ziJBdVNJmHfFE2ST/CzT/g=");
        assertThat(URLEncoder.encode(sign, StandardCharsets.UTF_8))
                .isEqualTo("yBKp5IlG6qCzcQWmgyRK%2FziJBdVNJmHfFE2ST%2FCzT%2Fg%3D");
    }

    @Test
    void shouldSignAsFeishuDoes() {
        assertThat(Feishu.sign("demo", 1_700_000_000L)).isEqualTo("8oT2n3SMKFfEnDoiwer8BUM/SjKLwe9SqoEIHlhDTKo=");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DINGTALK", "FEISHU", "WECOM"})
    void shouldBeTakenByTheRobot(Kind kind) {
        assertThat(deliver(kind, "taken", Breaches.opened())).isInstanceOf(Delivery.Accepted.class);

        assertThat(standIns.accepted().get(kind.channel() + "/taken"))
                .singleElement()
                .asString()
                .contains("Acme Germany", "42 / 1,000");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DINGTALK", "FEISHU", "WECOM"})
    void shouldFitHoweverLongTheNamesAre(Kind kind) {
        Breach wordy = Breach.newBuilder(Breaches.opened())
                .setScopeName("店铺\"\n".repeat(9_000))
                .build();

        assertThat(deliver(kind, "wordy", wordy)).isInstanceOf(Delivery.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DINGTALK", "FEISHU", "WECOM"})
    void shouldSendADigestWithItsName(Kind kind) {
        Parcel digest = new Parcel(IntStream.range(0, 8)
                .mapToObj(i -> Breach.newBuilder(Breaches.opened())
                        .setBreach("b" + i)
                        .setScopeId("shop/" + i)
                        .build())
                .map(breach -> Breaches.pending(kind.channel(), "digest", breach))
                .toList());

        assertThat(channel(kind, "digest").deliver(digest)).isInstanceOf(Delivery.Accepted.class);
        assertThat(standIns.accepted().get(kind.channel() + "/digest"))
                .singleElement()
                .asString()
                .contains("8 alerts: 8 warning", "shop/0", "shop/7", digest.id());
    }

    @ParameterizedTest
    @CsvSource({"DINGTALK, 20, PT10M, 130101", "WECOM, 20, PT1M, 45009", "FEISHU, 5, PT1M, 11232"})
    void shouldWaitWhenTheRobotHasHadTooMuch(Kind kind, int rate, Duration wait, String code) {
        Delivery last = new Delivery.Accepted(Optional.empty());
        for (int i = 0; i < 4 * rate && last instanceof Delivery.Accepted; i++) {
            last = deliver(kind, "busy", Breaches.opened());
        }

        assertThat(last)
                .asInstanceOf(type(Delivery.TryAgain.class))
                .matches(again -> again.after().equals(Optional.of(wait)) && !again.maybeReceived())
                .extracting(Delivery.TryAgain::why)
                .asString()
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource({"DINGTALK, 310000", "FEISHU, 19021"})
    void shouldTryAgainWhenTheSecretIsWrong(Kind kind, String code) {
        Hooks hooks = Hooks.from(
                kind,
                Map.of(
                        "ALERT_" + kind + "_WRONG_WEBHOOK",
                        standIns.url(kind.channel(), "wrong"),
                        "ALERT_" + kind + "_WRONG_SECRET",
                        "another"));

        assertThat(RobotChannel.of(hooks, templates, Clock.systemUTC())
                        .deliver(Parcel.of(Breaches.pending(kind.channel(), "wrong"))))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .extracting(Delivery.TryAgain::why)
                .asString()
                .contains(code)
                .doesNotContain("another");
    }

    @Test
    void shouldGiveUpWhatTheRobotRefuses() {
        var answer = new io.globalkpi.alert.notify.post.Answer(
                200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}", Optional.empty());

        assertThat(new WeCom().judge(answer)).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void shouldNotTakeAnAnswerWithoutACodeForAYes() {
        var answer = new io.globalkpi.alert.notify.post.Answer(200, "<html>login</html>", Optional.empty());

        assertThat(new DingTalk().judge(answer))
                .asInstanceOf(type(Delivery.TryAgain.class))
                .matches(Delivery.TryAgain::maybeReceived);
    }

    private Delivery deliver(Kind kind, String name, Breach breach) {
        return channel(kind, name).deliver(Parcel.of(Breaches.pending(kind.channel(), name, breach)));
    }

    private RobotChannel channel(Kind kind, String name) {
        String setting = "ALERT_" + kind + "_" + name.toUpperCase(java.util.Locale.ROOT);
        Map<String, String> env = new HashMap<>();
        env.put(setting + "_WEBHOOK", standIns.url(kind.channel(), name));
        if (kind != Kind.WECOM) {
            env.put(setting + "_SECRET", StandIns.SECRET);
        }
        return RobotChannel.of(Hooks.from(kind, env), templates, Clock.systemUTC());
    }
}
