package io.globalkpi.local.platforms;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.amazon.AmazonStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Some shops at Amazon, each with an account and orders of its own, whose connections break now and then. */
final class AmazonShops implements AutoCloseable {

    private static final String ORDERS_PATH = "/orders/2026-01-01/orders";
    private static final String SECRET = "{\"clientId\":\"" + AmazonStandIn.CLIENT_ID + "\",\"clientSecret\":\""
            + AmazonStandIn.CLIENT_SECRET + "\",\"refreshToken\":\"" + AmazonStandIn.REFRESH_TOKEN + "\"}";

    private final Instant now = Instant.now().minus(Duration.ofMinutes(10));
    private final Truth truth = new Truth();
    private final Pages pages = new Pages();
    private final Map<String, StandIn> platforms = new LinkedHashMap<>();

    /** @param orders of each shop */
    AmazonShops(int shops, int orders) {
        for (String account : spread(shops)) {
            tellOrders(site(account), orders);
            platforms.put(
                    account,
                    StandIn.open(pages.before(standIn(site(account)), ORDERS_PATH), Weather.breakingEvery(37)));
        }
    }

    private AmazonStandIn standIn(String site) {
        return new AmazonStandIn(
                truth,
                new AmazonStandIn.Shop(site, "ATVPDKIKX0DER", ZoneOffset.UTC, "US"),
                Clock.systemUTC(),
                Buckets.bottomless(Clock.systemUTC()));
    }

    private static String site(String account) {
        return "amazon-us/" + account;
    }

    /** One account of each part of the partitions, so that whoever has some of these has some of those. */
    private static List<String> spread(int shops) {
        int cut = new Topics(Topics.DEFAULT_PARTITIONS).topic(Topics.CHANGES).partitions();
        Map<Integer, String> byPart = new TreeMap<>();
        for (int name = 0; byPart.size() < shops; name++) {
            String account = "shop-" + name;
            byPart.putIfAbsent(Topics.partitionOf("amazon/" + account, cut) * shops / cut, account);
        }
        return List.copyOf(byPart.values());
    }

    /** What an instance needs to call them. */
    Map<String, String> environment() {
        return Map.of(
                "INGEST_SEAL_KEY", "c3RhbmQtaW4gc2VhbCBrZXksIDMyIGJ5dGVzIGxvbmc=", "INGEST_CREDENTIAL_AMAZON", SECRET);
    }

    /** How many pages each lets through, until told otherwise. */
    Pages pages() {
        return pages;
    }

    /** Reference files with a site and a job for each; one page has one order. */
    Path reference(Path directory) throws IOException {
        StringBuilder sites = new StringBuilder("sites:\n");
        StringBuilder jobs = new StringBuilder("jobs:\n");
        platforms.forEach((account, platform) -> {
            sites.append("  - {id: " + site(account) + ", name: S, platform: amazon, market: US, currency: USD,"
                    + " zone: UTC, openedOn: 2020-01-01}\n");
            jobs.append("  - {id: orders-" + account + ", system: amazon, account: " + account
                    + ", feed: orders, site: " + site(account) + ", schedule: PT5S, credential: amazon,"
                    + " settings: {host.api: '" + platform.url() + "', host.auth: '" + platform.url()
                    + "', page-size: '1', history: P2D, sweeps: '', rate.searchOrders: '1000 + 1/PT0.01S'}}\n");
        });
        Path files = Files.createDirectories(directory.resolve("reference"));
        Files.writeString(
                files.resolve("company.yaml"), "company: {id: acme, reportingCurrency: EUR, zone: Europe/Berlin}");
        Files.writeString(files.resolve("sites.yaml"), sites);
        Files.writeString(files.resolve("jobs.yaml"), jobs);
        return files;
    }

    /** Every order as the platforms show it. */
    List<Order> shown() {
        return platforms.keySet().stream()
                .flatMap(account -> truth.shown(Order.class, site(account), Instant.now()).stream())
                .toList();
    }

    private void tellOrders(String site, int orders) {
        for (int number = 0; number < orders; number++) {
            Instant placed = now.minus(Duration.ofSeconds(60L * number));
            truth.tell(Order.newBuilder()
                    .setEntityId(site + "/" + number)
                    .setRevision(placed.toEpochMilli())
                    .setSite(site)
                    .setSource("amazon")
                    .setOccurredAt(placed)
                    .setObservedAt(placed)
                    .setOrderId(Integer.toString(number))
                    .setCurrency("USD")
                    .setStatus(OrderStatus.PAID)
                    .setPlatformStatus("UNSHIPPED")
                    .setLines(List.of(OrderLine.newBuilder()
                            .setLineId("1")
                            .setSku("MUG")
                            .setWarehouse("FBM")
                            .setQuantity(1)
                            .setUnits(1)
                            .setStatus(OrderStatus.PAID)
                            .setGrossMicros(1_000_000L * (1 + number % 50))
                            .build()))
                    .build());
        }
    }

    @Override
    public void close() {
        pages.upTo(Integer.MAX_VALUE);
        platforms.values().forEach(StandIn::close);
    }
}
