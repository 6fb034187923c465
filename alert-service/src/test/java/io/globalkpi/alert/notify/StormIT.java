package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.TestBroker;
import io.globalkpi.alert.notify.email.EmailChannel;
import io.globalkpi.alert.notify.email.SmtpConfig;
import io.globalkpi.alert.notify.email.Tls;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.post.Hooks.Kind;
import io.globalkpi.alert.notify.robot.RobotChannel;
import io.globalkpi.alert.notify.slack.SlackBot;
import io.globalkpi.alert.notify.slack.SlackChannel;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.alert.notify.webhook.WebhookChannel;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred breaches within a minute over twenty destinations whose stand-ins enforce the real limits, with published
 * rates and a real broker: nothing is lost, nobody is told to wait twice in a row, grave comes before mild, ends after
 * openings.
 */
class StormIT {

    private static final int BREACHES = 500;
    private static final int OF_EACH = 3;
    private static final Kind[] KINDS = Kind.values();

    /** Webhooks of five makers, a Slack bot and e-mail. */
    private static final int CHANNELS = KINDS.length + 2;

    private static final int DESTINATIONS = CHANNELS * OF_EACH;
    private static final Duration SOON = Duration.ofSeconds(55);
    private static final Pattern TOLD = Pattern.compile("(✅|🔴) \\[([a-z ]+)\\] [^✅🔴]*?\\(shop-(\\d+)\\)");

    /** Slack's id of a channel, but for the last figure. */
    private static final String ROOM = "C00000000";

    private static final String MAIL = "@example.com";

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path dir;

    private Templates templates;

    @BeforeEach
    void startMails() {
        mails.start();
    }

    @AfterEach
    void stopMails() {
        mails.stop();
    }

    /** Single messages say what a line of a digest says, so that all can be read alike. */
    @BeforeEach
    void loadTemplates() throws IOException {
        String line = "{{#over}}✅{{/over}}{{^over}}🔴{{/over}} [{{state}}] {{rule}}: {{scope}} ({{scopeId}}) {{value}}";
        for (String file : List.of("slack-body", "robot-body", "email-text", "digest-line")) {
            Files.writeString(dir.resolve(file + ".mustache"), line);
        }
        for (String file : List.of("slack-title", "robot-title")) {
            Files.writeString(dir.resolve(file + ".mustache"), "{{rule}}: {{scope}}");
        }
        templates = Templates.load(Optional.of(dir), new Names(Optional::empty));
    }

    @Test
    void shouldLoseNothingInAStorm() throws Exception {
        try (TestBroker broker = TestBroker.start();
                StandIns standIns = StandIns.start();
                NoticeDelivery delivery =
                        Deliveries.paced(broker.bootstrap(), Pace.PUBLISHED, templates, channels(standIns))) {
            NoticeTopic topic = new NoticeTopic(broker);
            broker.ensure(List.of(NoticeTopic.TOPIC));
            List<Notice> storm = storm();
            topic.plan(storm.subList(0, storm.size() * 3 / 4));
            delivery.start();
            topic.plan(storm.subList(storm.size() * 3 / 4, storm.size()));
            await().atMost(SOON).until(() -> told(topic.records()).size() == storm.size());

            List<Notice> sent = told(topic.records());
            assertThat(sent).extracting(Notice::getState).containsOnly(NoticeState.SENT);
            assertThat(standIns.limitedTwiceInARow()).isZero();
            Map<String, List<String>> accepted = accepted(standIns);
            assertEveryBreachIsInAMessage(storm, accepted);
            assertThat(accepted).hasSize(DESTINATIONS);
            accepted.forEach(StormIT::assertOrder);
            assertThat(accepted.values().stream().mapToInt(List::size).sum()).isLessThan(storm.size() / 2);
        }
    }

    /** Slack's stand-in asks for two seconds; the other messages to it wait as well. */
    @Test
    void shouldLeaveAloneWhoeverAsksForIt() throws Exception {
        try (TestBroker broker = TestBroker.start();
                StandIns standIns = StandIns.start();
                NoticeDelivery delivery =
                        Deliveries.paced(broker.bootstrap(), Map.of(), templates, channels(standIns))) {
            NoticeTopic topic = new NoticeTopic(broker);
            broker.ensure(List.of(NoticeTopic.TOPIC));
            topic.plan(IntStream.range(0, 2)
                    .mapToObj(i -> Breaches.pending("slack", "d0", breach(i, BreachState.OPENED, 1)))
                    .toList());
            standIns.limitOnce("slack/d0");
            delivery.start();
            await().atMost(SOON).until(() -> told(topic.records()).size() == 2);

            List<Notice> records = topic.records();
            Notice failed = records.stream()
                    .filter(notice -> notice.getState() == NoticeState.FAILED)
                    .findFirst()
                    .orElseThrow();
            assertThat(told(records)).extracting(Notice::getState).containsOnly(NoticeState.SENT);
            assertThat(told(records)).allMatch(sent -> sent.getSentAt().isAfter(failed.getNextAttemptAt()));
            assertThat(failed.getError()).isEqualTo("Slack answered 429 rate_limited");
            assertThat(standIns.limited()).isEqualTo(1);
            assertThat(standIns.limitedTwiceInARow()).isZero();
        }
    }

    /** Of every breach its opening, of every third its end as well. */
    private static List<Notice> storm() {
        List<Notice> storm = new ArrayList<>();
        IntStream.range(0, BREACHES).forEach(i -> storm.add(notice(i, BreachState.OPENED, 1)));
        IntStream.range(0, BREACHES)
                .filter(i -> i % 3 == 0)
                .forEach(i -> storm.add(notice(i, BreachState.RECOVERED, 2)));
        return storm;
    }

    private static Notice notice(int i, BreachState state, int sequence) {
        int channel = i % CHANNELS;
        int number = i / CHANNELS % OF_EACH;
        Breach breach = breach(i, state, sequence);
        return channel < KINDS.length
                ? Breaches.pending(KINDS[channel].channel(), "d" + number, breach)
                : channel == KINDS.length
                        ? Breaches.pending("slack", ROOM + number, breach)
                        : Breaches.pending("email", "d" + number + MAIL, breach);
    }

    private static Breach breach(int i, BreachState state, int sequence) {
        String level = i % 7 == 0 ? "critical" : "warning";
        return Breach.newBuilder(Breaches.breach(state, level, sequence))
                .setBreach("rule|SITE|shop-" + i)
                .setScopeId("shop-" + i)
                .setScopeName("店铺 " + i)
                .setEndedAt(state == BreachState.RECOVERED ? Breaches.SINCE.plusSeconds(7_200) : null)
                .build();
    }

    private static List<Notice> told(List<Notice> records) {
        return records.stream()
                .filter(notice -> notice.getState() == NoticeState.SENT || notice.getState() == NoticeState.GIVEN_UP)
                .toList();
    }

    private static void assertEveryBreachIsInAMessage(List<Notice> storm, Map<String, List<String>> accepted) {
        Set<String> opened = new HashSet<>();
        Set<String> ended = new HashSet<>();
        accepted.values()
                .forEach(bodies -> lines(bodies)
                        .forEach(line -> (line.get(0).equals("✅") ? ended : opened).add("shop-" + line.get(2))));
        Map<BreachState, Set<String>> planned = storm.stream()
                .map(Notice::getContent)
                .collect(Collectors.groupingBy(
                        Breach::getState, Collectors.mapping(Breach::getScopeId, Collectors.toSet())));
        assertThat(opened).isEqualTo(planned.get(BreachState.OPENED));
        assertThat(ended).isEqualTo(planned.get(BreachState.RECOVERED));
    }

    /** Within a message grave before mild before ends; over all of them each end after its opening. */
    private static void assertOrder(String destination, List<String> bodies) {
        List<String> ranks = List.of("critical", "warning", "recovered");
        for (String body : bodies) {
            assertThat(lines(List.of(body)).stream()
                            .map(line -> ranks.indexOf(line.get(1)))
                            .toList())
                    .as(destination)
                    .isSorted()
                    .doesNotContain(-1);
        }
        Map<String, Integer> opened = new HashMap<>();
        int at = 0;
        for (List<String> line : lines(bodies)) {
            at++;
            if (line.get(0).equals("✅")) {
                assertThat(opened).as(destination).containsKey(line.get(2));
            } else {
                assertThat(opened.put(line.get(2), at)).as("told twice").isNull();
            }
        }
    }

    /** Mark, state and shop of everything told, in order. */
    private static List<List<String>> lines(List<String> bodies) {
        List<List<String>> lines = new ArrayList<>();
        for (String body : bodies) {
            Matcher matcher = TOLD.matcher(text(body));
            while (matcher.find()) {
                lines.add(List.of(matcher.group(1), matcher.group(2), matcher.group(3)));
            }
        }
        return lines;
    }

    private static String text(String body) {
        try {
            return new ObjectMapper().readTree(body).toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** In order, by destination. */
    private Map<String, List<String>> accepted(StandIns standIns) throws Exception {
        Map<String, List<String>> accepted = standIns.accepted();
        for (MimeMessage mail : mails.getReceivedMessages()) {
            String text = ((MimeMultipart) mail.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString();
            accepted.computeIfAbsent("email/" + mail.getAllRecipients()[0], to -> new ArrayList<>())
                    .add(new ObjectMapper().writeValueAsString(text));
        }
        return accepted;
    }

    private Channel[] channels(StandIns standIns) {
        Map<Kind, Hooks> hooks = new HashMap<>();
        for (Kind kind : KINDS) {
            hooks.put(kind, Hooks.from(kind, environment(kind, standIns)));
        }
        Clock clock = Clock.systemUTC();
        SmtpConfig smtp = new SmtpConfig(
                "127.0.0.1", mails.getSmtp().getPort(), Tls.NONE, Optional.empty(), Optional.empty(), "kpi" + MAIL);
        return new Channel[] {
            new SlackChannel(
                    hooks.get(Kind.SLACK),
                    Optional.of(new SlackBot(StandIns.SECRET, URI.create(standIns.api()), Map.of())),
                    templates),
            RobotChannel.of(hooks.get(Kind.DINGTALK), templates, clock),
            RobotChannel.of(hooks.get(Kind.FEISHU), templates, clock),
            RobotChannel.of(hooks.get(Kind.WECOM), templates, clock),
            new WebhookChannel(hooks.get(Kind.WEBHOOK), templates, clock),
            new EmailChannel(Optional.of(smtp), templates)
        };
    }

    private static Map<String, String> environment(Kind kind, StandIns standIns) {
        Map<String, String> env = new HashMap<>();
        for (int i = 0; i < OF_EACH; i++) {
            String setting = "ALERT_" + kind + "_D" + i;
            String address = kind == Kind.WEBHOOK ? "_URL" : "_WEBHOOK";
            env.put(setting + address, standIns.url(kind.channel().toLowerCase(Locale.ROOT), "d" + i));
            if (kind != Kind.SLACK && kind != Kind.WECOM) {
                env.put(setting + "_SECRET", StandIns.SECRET);
            }
        }
        return env;
    }
}
