package io.globalkpi.ingest.pull.day;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.amazon.Amazon;
import io.globalkpi.ingest.platform.shopee.Shopee;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.SteeredClock;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.amazon.AmazonStandIn;
import io.globalkpi.standin.shopee.ShopeeStandIn;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.LongSupplier;

/** A kind of site a large seller has: its platform's words, its stand-in, and how orders stand in an answer. */
enum SellingSite {
    /** One search of a hundred orders in three minutes is all there is. */
    AMAZON(
            new Shop("amazon-us/acme", "USD", ZoneId.of("America/New_York"), "US"),
            "FBM",
            Map.of(
                    OrderStatus.CREATED, "PENDING",
                    OrderStatus.PAID, "UNSHIPPED",
                    OrderStatus.SHIPPED, "SHIPPED",
                    OrderStatus.CANCELLED, "CANCELLED")) {
        @Override
        Platform open(Truth truth, Shop shop, SteeredClock clock) {
            AmazonStandIn desk = new AmazonStandIn(
                    truth, new AmazonStandIn.Shop(shop.site(), "ATVPDKIKX0DER", shop.zone(), "US"), clock);
            return new Platform(desk, () -> desk.buckets().refused());
        }

        @Override
        PullBench bench(Shop shop, SteeredClock clock, URI url) {
            return new PullBench(new Amazon(), shop, clock)
                    .setting("host.api", url.toString())
                    .setting("host.auth", url.toString())
                    .secret("clientId", AmazonStandIn.CLIENT_ID)
                    .secret("clientSecret", AmazonStandIn.CLIENT_SECRET)
                    .secret("refreshToken", AmazonStandIn.REFRESH_TOKEN);
        }

        @Override
        Iterable<JsonNode> orders(JsonNode answer) {
            return answer.path("orders");
        }

        @Override
        Update update(JsonNode order) {
            Instant updated = Instant.parse(order.path("lastUpdatedTime").asText());
            return new Update(order.path("orderId").asText(), updated.toEpochMilli());
        }

        @Override
        String orderId(int number) {
            return "111-%07d-0000000".formatted(number);
        }

        @Override
        String lineId(int number) {
            return number + "-1";
        }
    },
    /** A list of a hundred numbers, then the orders themselves, fifty at a time. */
    SHOPEE(
            new Shop("shopee-vn/acme", "VND", ZoneId.of("Asia/Ho_Chi_Minh"), "VN"),
            "VN10XX2UZ",
            Map.of(
                    OrderStatus.CREATED, "UNPAID",
                    OrderStatus.PAID, "READY_TO_SHIP",
                    OrderStatus.SHIPPED, "SHIPPED",
                    OrderStatus.CANCELLED, "CANCELLED")) {
        @Override
        Platform open(Truth truth, Shop shop, SteeredClock clock) {
            ShopeeStandIn desk = new ShopeeStandIn(truth, shop.site(), clock);
            return new Platform(desk, () -> desk.buckets().refused());
        }

        @Override
        PullBench bench(Shop shop, SteeredClock clock, URI url) {
            return new PullBench(new Shopee(), shop, clock)
                    .setting("host.api", url.toString())
                    .secret("partnerId", ShopeeStandIn.PARTNER_ID)
                    .secret("partnerKey", ShopeeStandIn.PARTNER_KEY)
                    .secret("shopId", ShopeeStandIn.SHOP_ID)
                    .secret("refreshToken", ShopeeStandIn.REFRESH_TOKEN);
        }

        /** Of the list only numbers are told. */
        @Override
        Iterable<JsonNode> orders(JsonNode answer) {
            JsonNode orders = answer.path("response").path("order_list");
            return orders.path(0).has("update_time")
                    ? orders
                    : answer.path("response").path("none");
        }

        @Override
        Update update(JsonNode order) {
            return new Update(
                    order.path("order_sn").asText(),
                    1_000 * order.path("update_time").asLong());
        }

        @Override
        String orderId(int number) {
            return "2404098R%06d".formatted(number);
        }

        @Override
        String lineId(int number) {
            return "23620853561-" + number;
        }
    };

    private final Shop shop;
    private final String warehouse;
    private final Map<OrderStatus, String> words;

    SellingSite(Shop shop, String warehouse, Map<OrderStatus, String> words) {
        this.shop = shop;
        this.warehouse = warehouse;
        this.words = words;
    }

    /** The stand-in, and how many calls it refused for want of quota. */
    record Platform(Desk desk, LongSupplier refused) {}

    /** One of several. */
    Shop shop(int number) {
        return new Shop(shop.site() + "-" + number, shop.currency(), shop.zone(), shop.market());
    }

    String warehouse() {
        return warehouse;
    }

    String word(OrderStatus status) {
        return words.get(status);
    }

    String source() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    abstract Platform open(Truth truth, Shop shop, SteeredClock clock);

    abstract PullBench bench(Shop shop, SteeredClock clock, URI url);

    /** The orders that an answer shows in their state of the moment. */
    abstract Iterable<JsonNode> orders(JsonNode answer);

    abstract Update update(JsonNode order);

    abstract String orderId(int number);

    abstract String lineId(int number);
}
