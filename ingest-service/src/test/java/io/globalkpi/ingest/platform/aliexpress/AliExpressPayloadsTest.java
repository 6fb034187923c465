package io.globalkpi.ingest.platform.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.globalkpi.ingest.platform.Shape;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.aliexpress.AliExpressStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stand-in is held to the answer AliExpress documents, so that it cannot share a misreading with the room. */
class AliExpressPayloadsTest {

    private static final Shop SHOP = new Shop("aliexpress-es/acme", "EUR", ZoneId.of("Europe/Madrid"), "ES");
    private static final Instant BEGIN = Instant.parse("2026-03-10T16:00:00Z");

    @Test
    void shouldAnswerWithFieldsOfTheDocumentedAnswerAndOfItsTypes() {
        Map<String, JsonNodeType> documented = Shape.of(Shape.saved("aliexpress/aliexpress.solution.order.get.json"));
        List<Served> answers = answers();

        assertThat(answers).isNotEmpty();
        for (Served answer : answers) {
            Map<String, JsonNodeType> shape = Shape.of(answer.body());
            shape.remove(".aliexpress_solution_order_get_response.request_id");
            assertThat(documented).containsAllEntriesOf(shape);
        }
    }

    private static List<Served> answers() {
        SteeredClock clock = new SteeredClock(BEGIN);
        Truth truth = new Truth();
        new AliExpressTruth(truth, SHOP).orders(40, BEGIN.minus(Duration.ofHours(50)), Duration.ofHours(1));
        AliExpressStandIn aliExpress = new AliExpressStandIn(truth, SHOP.site(), SHOP.zone(), clock);
        List<Served> answers = new ArrayList<>();
        try (StandIn standIn = StandIn.open(
                ask -> {
                    Served served = aliExpress.serve(ask);
                    if (ask.text().contains("method=aliexpress.solution.order.get")) {
                        answers.add(served);
                    }
                    return served;
                },
                Weather.fair())) {
            new PullBench(new AliExpress(), SHOP, clock)
                    .setting("host.api", standIn.url().toString())
                    .setting("from", "2026-03-08")
                    .secret("appKey", AliExpressStandIn.APP_KEY)
                    .secret("appSecret", AliExpressStandIn.APP_SECRET)
                    .secret("refreshToken", AliExpressStandIn.REFRESH_TOKEN)
                    .feed("orders")
                    .runFor(Duration.ofMinutes(1));
        }
        return answers;
    }
}
