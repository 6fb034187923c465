package io.globalkpi.ingest.platform.shopee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.shopee.ShopeeStandIn;
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
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The stand-in and the room are held to Shopee's own reference, so that they cannot share a misreading. */
class ShopeePayloadsTest {

    /** What the stand-in invents to see unknown things kept. */
    private static final Set<String> INVENTED = Set.of("moon_fee_2026");

    private static final Shop SHOP = new Shop("shopee-vn/acme", "VND", ZoneId.of("Asia/Ho_Chi_Minh"), "VN");
    private static final Instant BEGIN = Instant.parse("2026-03-10T16:00:00Z");

    private static Path payloads() {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with payloads/");
        return Path.of(data, "payloads/shopee");
    }

    private static JsonNode reference(String name) throws IOException {
        return Wire.tree(Files.readAllBytes(payloads().resolve(name + ".json")));
    }

    @Test
    void shouldKnowEveryNumberOfTheIncomeReference() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (JsonNode field : child(
                        child(reference("payment.get_escrow_detail").path("response_params"), "response")
                                .path("children"),
                        "order_income")
                .path("children")) {
            String word = field.path("name").asText();
            if (field.path("type").asText().matches("float|int.*")
                    && Component.find(word) == null
                    && !Component.isBeside(word)) {
                unknown.add(word);
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** The formula as the reference writes it, read term by term. */
    @Test
    void shouldHaveTheFormulaOfTheReference() throws IOException {
        String text = child(
                        child(
                                        child(
                                                        reference("payment.get_escrow_detail")
                                                                .path("response_params"),
                                                        "response")
                                                .path("children"),
                                        "order_income")
                                .path("children"),
                        "escrow_amount")
                .path("description")
                .asText()
                .replaceAll("&nbsp;|<[^>]*>|\\s", "");
        String formula = text.substring(text.indexOf("escrow_amount=") + 14, text.indexOf("Forcbsipaffiliate"));
        Map<String, Integer> terms = new HashMap<>();
        var matcher = Pattern.compile("([+-]?)([a-z0-9_]+)").matcher(formula);
        while (matcher.find()) {
            terms.put(matcher.group(2), matcher.group(1).equals("-") ? -1 : 1);
        }
        Map<String, Integer> ours = new HashMap<>();
        for (Component component : Component.values()) {
            ours.put(component.word(), component.sign());
        }
        assertThat(ours).isEqualTo(terms);
    }

    @Test
    void shouldAnswerAsTheReferenceSays() throws IOException {
        payloads();
        SteeredClock clock = new SteeredClock(BEGIN);
        Truth truth = new Truth();
        new ShopeeTruth(truth, SHOP)
                .orders(40, BEGIN.minus(Duration.ofDays(4)), Duration.ofHours(1))
                .items(12, BEGIN.minus(Duration.ofHours(2)))
                .ads(SHOP.date(BEGIN).minusDays(2), 100, BEGIN.minus(Duration.ofDays(1)));
        ShopeeStandIn shopee = new ShopeeStandIn(truth, SHOP.site(), clock);
        Map<String, Served> answers = new HashMap<>();
        Desk heard = ask -> {
            Served served = shopee.serve(ask);
            answers.put(name(ask), served);
            return served;
        };
        try (StandIn standIn = StandIn.open(heard, Weather.fair())) {
            new PullBench(new Shopee(), SHOP, clock)
                    .setting("host.api", standIn.url().toString())
                    .setting("from", "2026-03-05")
                    .secret("partnerId", ShopeeStandIn.PARTNER_ID)
                    .secret("partnerKey", ShopeeStandIn.PARTNER_KEY)
                    .secret("shopId", ShopeeStandIn.SHOP_ID)
                    .secret("refreshToken", ShopeeStandIn.REFRESH_TOKEN)
                    .runFor(Duration.ofHours(1));
        }
        Set<String> wrong = new TreeSet<>();
        for (var answer : answers.entrySet()) {
            compare(answer.getKey(), Wire.tree(answer.getValue().body()), reference(answer.getKey()), wrong);
        }
        assertThat(answers).hasSizeGreaterThan(14);
        assertThat(wrong).isEmpty();
    }

    private static String name(Ask ask) {
        String name = ask.path().replace("/api/v2/", "").replace('/', '.');
        return name.equals("auth.access_token.get") ? "public.refresh_access_token" : name;
    }

    private static void compare(String name, JsonNode answer, JsonNode reference, Set<String> wrong) {
        if (name.endsWith("detail_batch")) {
            // The batch wraps the single call's answer, and its own reference lists the fields by sample only.
            return;
        }
        fields(name, answer, reference, reference.path("response_params"), wrong);
    }

    /** A few fields stand in the samples of the reference only. */
    private static void fields(String path, JsonNode answer, JsonNode reference, JsonNode known, Set<String> wrong) {
        if (answer.isArray()) {
            answer.forEach(one -> fields(path, one, reference, known, wrong));
            return;
        }
        for (var field : answer.properties()) {
            JsonNode described = child(known, field.getKey());
            String at = path + "." + field.getKey();
            if (described.isMissingNode()) {
                if (!INVENTED.contains(field.getKey())
                        && !known.isEmpty()
                        && !reference.path("response_sample").toString().contains(field.getKey())) {
                    wrong.add(at + " is in no reference");
                }
            } else if (!isOfType(described.path("type").asText(), field.getValue())) {
                wrong.add(at + " should be " + described.path("type").asText());
            } else if (field.getValue().isContainerNode()) {
                fields(at, field.getValue(), reference, described.path("children"), wrong);
            }
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        if (value.isNull() || value.isContainerNode()) {
            return true;
        }
        return switch (type) {
            case "string" -> value.isTextual() || value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "float" -> value.isNumber();
            case "timestamp" -> value.isIntegralNumber();
            default -> !type.startsWith("int") || value.isIntegralNumber();
        };
    }

    private static JsonNode child(JsonNode fields, String name) {
        return StreamSupport.stream(fields.spliterator(), false)
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
