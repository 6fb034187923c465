package io.globalkpi.ingest.platform.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.lazada.LazadaStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The stand-in is held to what Lazada's clients saved of its answers, so that it cannot share a misreading with the room. */
class LazadaPayloadsTest {

    private static final Shop SHOP = new Shop("lazada-sg/acme", "SGD", ZoneId.of("Asia/Singapore"), "SG");
    private static final Instant BEGIN = Instant.parse("2026-03-10T16:00:00Z");

    /** In Lazada's reference, but younger than the saved answers or beside what they show. */
    private static final Set<String> YOUNGER = Set.of(
            "countTotal",
            "cancel_return_initiator",
            "SkuId",
            "ShopSku",
            "quantity",
            "created_time",
            "updated_time",
            "status",
            "name");

    /** The reference's own example writes numbers as text here, the saved answer as numbers. */
    private static final Set<String> EITHER = Set.of("item_id", "total_products", "primary_category");

    private static JsonNode saved(String name) throws IOException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with payloads/");
        return Wire.tree(Files.readAllBytes(Path.of(data, "payloads/lazada", name)));
    }

    @Test
    void shouldAnswerAsTheSavedAnswersDo() throws IOException {
        Map<String, JsonNode> saved = Map.of(
                "/rest/orders/get", saved("getOrders.json"),
                "/rest/orders/items/get", saved("getMultipleOrderItems.json"),
                "/rest/products/get", saved("getProducts.json"));
        Map<String, Served> answers = answers();
        Set<String> wrong = new TreeSet<>();
        saved.forEach((path, json) -> compare(path, Wire.tree(answers.get(path).body()), json, wrong));

        assertThat(wrong).isEmpty();
    }

    private static Map<String, Served> answers() {
        SteeredClock clock = new SteeredClock(BEGIN);
        Truth truth = new Truth();
        new LazadaTruth(truth, SHOP)
                .orders(10, BEGIN.minus(Duration.ofHours(5)), Duration.ofMinutes(7))
                .products(4, BEGIN);
        LazadaStandIn lazada = new LazadaStandIn(truth, SHOP.site(), SHOP.zone(), clock);
        Map<String, Served> answers = new HashMap<>();
        Desk heard = ask -> {
            Served served = lazada.serve(ask);
            answers.putIfAbsent(ask.path(), served);
            return served;
        };
        try (StandIn standIn = StandIn.open(heard, Weather.fair())) {
            new PullBench(new Lazada(), SHOP, clock)
                    .setting("host.api", standIn.url() + "/rest")
                    .setting("host.auth", standIn.url() + "/rest")
                    .setting("from", "2026-03-10")
                    .secret("appKey", LazadaStandIn.APP_KEY)
                    .secret("appSecret", LazadaStandIn.APP_SECRET)
                    .secret("refreshToken", LazadaStandIn.REFRESH_TOKEN)
                    .feed("orders")
                    .feed("stock")
                    .runFor(Duration.ofMinutes(1));
        }
        return answers;
    }

    private static void compare(String path, JsonNode answer, JsonNode saved, Set<String> wrong) {
        if (answer.isArray() && saved.isArray()) {
            if (!saved.isEmpty()) {
                answer.forEach(one -> compare(path, one, saved.get(0), wrong));
            }
            return;
        }
        for (var field : answer.properties()) {
            String at = path + "." + field.getKey();
            JsonNode other = saved.get(field.getKey());
            if (other == null) {
                if (!YOUNGER.contains(field.getKey())) {
                    wrong.add(at + " was never saved");
                }
            } else if (field.getValue().isContainerNode()) {
                compare(at, field.getValue(), other, wrong);
            } else if (!EITHER.contains(field.getKey()) && field.getValue().isTextual() != other.isTextual()) {
                wrong.add(at + " should be as " + other);
            }
        }
    }
}
