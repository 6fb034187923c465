package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.alert.notify.StandIns;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service: a breach told to a robot, its link opened and answered once. */
class AnswerIT {

    private static final int PARTITIONS = 2;
    private static final String KEY = "key-of-a-program";

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(PARTITIONS);
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path dir;

    @Test
    void shouldRecordAnAnswerOnce() throws Exception {
        try (TestBroker broker = TestBroker.start();
                StandIns standIns = StandIns.start();
                AlertApp app = AlertApp.wire(config(broker, standIns), Clock.systemUTC(), registry, words -> {});
                Upstream upstream = new Upstream(broker.bootstrap(), registry, PARTITIONS)) {
            app.start();
            broker.ensure(topics.all());
            tellOfABreach(upstream);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> !standIns.accepted().isEmpty());
            String token = token(standIns.accepted().get("dingtalk/ops").get(0));

            assertThat(get(app, token).body()).contains("Return rate above 3 %", "amazon-de/acme", "dingtalk:ops");
            assertThat(broker.committed(topics.topic(Topics.ACKS), registry, Ack.getClassSchema()))
                    .isEmpty();
            assertThat(post(app, token, "SILENCE_4H").statusCode()).isEqualTo(200);
            assertThat(post(app, token, "REAL").statusCode()).isEqualTo(410);
            assertThat(get(app, token).statusCode()).isEqualTo(410);
            assertThat(post(app, token + "x", "REAL").statusCode()).isEqualTo(410);
            assertThat(broker.<Ack>committed(topics.topic(Topics.ACKS), registry, Ack.getClassSchema()))
                    .singleElement()
                    .returns("silenced", Ack::getAnswer)
                    .returns("dingtalk:ops", Ack::getPerson)
                    .satisfies(ack -> assertThat(ack.getSilencedUntil()).isAfter(Instant.now()));
            answerByApi(app, broker);
        }
    }

    /** A program answers for Maria; what it says wrong is told, and the link stays used. */
    private void answerByApi(AlertApp app, TestBroker broker) throws Exception {
        String breach = broker.<Ack>committed(topics.topic(Topics.ACKS), registry, Ack.getClassSchema())
                .get(0)
                .getBreach();
        String real = "{\"breach\": \"" + breach + "\", \"person\": \"maria\", \"answer\": \"real\"}";

        assertThat(api(app, "wrong-key", real).statusCode()).isEqualTo(401);
        assertThat(api(app, KEY, "no json").statusCode()).isEqualTo(400);
        assertThat(api(app, KEY, real.replace("maria", "zoe")).body()).contains("no person 'zoe'");
        assertThat(api(app, KEY, real.replace("|SITE|", "|")).body()).contains("the id of a breach");
        assertThat(api(app, KEY, real.replace("\"real\"", "\"silenced\"")).body())
                .contains("hours must be 1 to 168");
        assertThat(api(app, KEY, real).statusCode()).isEqualTo(200);
        assertThat(broker.<Ack>committed(topics.topic(Topics.ACKS), registry, Ack.getClassSchema()))
                .last()
                .returns("real", Ack::getAnswer)
                .returns("maria", Ack::getPerson)
                .returns("api", Ack::getChannel)
                .satisfies(ack -> assertThat(ack.getUsed()).hasSize(1));
    }

    private HttpResponse<String> api(AlertApp app, String key, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/answers"))
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private AlertConfig config(TestBroker broker, StandIns standIns) {
        Map<String, String> env = new HashMap<>();
        env.put("GLOBALKPI_BOOTSTRAP", broker.bootstrap());
        env.put("GLOBALKPI_REGISTRY", "http://unused");
        env.put("GLOBALKPI_PARTITIONS", Integer.toString(PARTITIONS));
        env.put("ALERT_HTTP_PORT", "0");
        env.put("ALERT_COMMIT_MS", "50");
        env.put("ALERT_STATE_DIR", dir.resolve("state").toString());
        env.put("ALERT_PUBLIC_URL", "https://alerts.example.com");
        env.put("ALERT_LINK_SECRET", "0123456789abcdef0123456789abcdef");
        env.put("ALERT_API_KEY", KEY);
        env.put("ALERT_DINGTALK_OPS_WEBHOOK", standIns.url("dingtalk", "ops"));
        env.put("ALERT_DINGTALK_OPS_SECRET", StandIns.SECRET);
        return AlertConfig.from(env);
    }

    private static void tellOfABreach(Upstream upstream) {
        Instant now = Instant.now();
        Route ops = Route.newBuilder()
                .setRoute("r")
                .setChannel("dingtalk")
                .setDestination("ops")
                .build();
        Person maria = Person.newBuilder().setPerson("maria").setName("Maria").build();
        upstream.apply(List.of(Samples.returnRateRule(), ops, maria));
        upstream.publish(Samples.returnsOfThousand(now.minus(Duration.ofHours(2)), 40));
        upstream.publish(Samples.returnsOfThousand(now, 40));
    }

    private static String token(String message) {
        Matcher matcher = Pattern.compile("https://alerts\\.example\\.com/answer\\?t=([\\w.-]+)")
                .matcher(message);
        assertThat(matcher.find()).as(message).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> get(AlertApp app, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/answer?t=" + token))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(AlertApp app, String token, String answer) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/answer"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("t=" + token + "&answer=" + answer))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
