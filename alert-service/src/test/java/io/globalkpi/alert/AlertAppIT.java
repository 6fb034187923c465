package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service over a real broker: KPI values in, a notice on the console. */
class AlertAppIT {

    private static final int PARTITIONS = 2;

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(PARTITIONS);
    private final List<String> console = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;

    @Test
    void shouldTellOfABreachOnTheConsole() throws Exception {
        try (TestBroker broker = TestBroker.start()) {
            AlertConfig config =
                    AlertConfig.local(broker.bootstrap(), "http://unused", PARTITIONS, dir.resolve("state"));
            try (AlertApp app = AlertApp.wire(config, Clock.systemUTC(), registry, console::add);
                    Upstream upstream = new Upstream(broker.bootstrap(), registry, PARTITIONS)) {
                app.start();
                broker.ensure(topics.all());
                Instant now = Instant.now();
                upstream.apply(List.of(Samples.returnRateRule()));
                upstream.publish(Samples.returnsOfThousand(now.minus(Duration.ofHours(2)), 40));
                upstream.publish(Samples.returnsOfThousand(now, 40));

                await().atMost(Duration.ofSeconds(90)).until(() -> !console.isEmpty());
            }
        }
        assertThat(console)
                .singleElement()
                .asString()
                .contains("Return rate above 3 %", "Acme Germany", "4.00% = 40 / 1,000", "ALERT_SLACK_OPS_WEBHOOK");
    }
}
