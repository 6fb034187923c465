package io.globalkpi.local.platforms;

import static io.globalkpi.local.platforms.Connection.dates;
import static io.globalkpi.local.platforms.Connection.orders;
import static io.globalkpi.local.platforms.Connection.stock;
import static io.globalkpi.local.platforms.Connection.updates;
import static io.globalkpi.local.platforms.Connection.whole;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.TokenOffice;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.aliexpress.AliExpressStandIn;
import io.globalkpi.standin.amazon.AmazonStandIn;
import io.globalkpi.standin.ebay.EbayDesk;
import io.globalkpi.standin.lazada.LazadaStandIn;
import io.globalkpi.standin.shopee.ShopeeStandIn;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Servers that stand in for marketplaces, one account each, and how the accounts are pulled. */
final class Marketplaces {

    private static final String API = "host.api";
    private static final String AUTH = "host.auth";

    /** Amazon's ids of the marketplaces the business sells in. */
    private static final Map<String, String> AMAZON =
            Map.of("US", "ATVPDKIKX0DER", "DE", "A1PA6795UKMFR9", "GB", "A1F83G8C2ARO7P", "JP", "A1VC38T7YXB528");

    private Marketplaces() {}

    static Connection amazon(Shop shop, Truth truth, Clock clock) {
        AmazonStandIn desk = new AmazonStandIn(
                        truth,
                        new AmazonStandIn.Shop(shop.site(), AMAZON.get(shop.market()), shop.zone(), shop.market()),
                        clock,
                        Buckets.bottomless(clock))
                .longPages();
        StandIn server = StandIn.open(desk, Weather.fair());
        String url = server.url().toString();
        desk.reports().at(url);
        return new Connection(
                "amazon",
                account(shop),
                shop.site(),
                server::close,
                Map.of(
                        API,
                        url,
                        AUTH,
                        url,
                        "seller-id",
                        "A3TH9S8BH6GOGM",
                        "rate.searchOrders",
                        Connection.MANY,
                        "rate.listTransactions",
                        Connection.MANY,
                        "rate.getInventorySummaries",
                        Connection.MANY,
                        "rate.createReport",
                        Connection.MANY,
                        "rate.getReports",
                        Connection.MANY,
                        "rate.getReportDocument",
                        Connection.MANY),
                Map.of(
                        "clientId", AmazonStandIn.CLIENT_ID,
                        "clientSecret", AmazonStandIn.CLIENT_SECRET,
                        "refreshToken", AmazonStandIn.REFRESH_TOKEN),
                List.of(
                        orders(),
                        updates("finances"),
                        dates("returns-fba"),
                        dates("traffic"),
                        dates("feedback"),
                        stock("stock"),
                        whole("listings")));
    }

    static Connection ebay(Shop shop, Truth truth, Clock clock) {
        KeyPair signing = ed25519();
        TokenOffice office = new TokenOffice(clock, Duration.ofHours(2), false, "consent");
        StandIn server = StandIn.open(
                new EbayDesk(truth, shop.site(), clock, office, signing.getPublic()).longPages(), Weather.fair());
        String url = server.url().toString();
        return new Connection(
                "ebay",
                account(shop),
                shop.site(),
                server::close,
                Map.of(API, url, "host.finances", url, "marketplace", "EBAY_" + shop.market()),
                Map.of(
                        "clientId", "client",
                        "clientSecret", "secret",
                        "refreshToken", "consent",
                        "signingJwe", EbayDesk.JWE,
                        "signingKey",
                                Base64.getEncoder()
                                        .encodeToString(signing.getPrivate().getEncoded())),
                List.of(
                        orders(),
                        updates("refunds"),
                        updates("fees"),
                        updates("returns"),
                        updates("inquiries"),
                        dates("traffic"),
                        stock("inventory")));
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    static Connection shopee(Shop shop, Truth truth, Clock clock) {
        StandIn server = StandIn.open(new ShopeeStandIn(truth, shop.site(), clock), Weather.fair());
        return new Connection(
                "shopee",
                account(shop),
                shop.site(),
                server::close,
                Map.of(API, server.url().toString()),
                Map.of(
                        "partnerId", ShopeeStandIn.PARTNER_ID,
                        "partnerKey", ShopeeStandIn.PARTNER_KEY,
                        "shopId", ShopeeStandIn.SHOP_ID,
                        "refreshToken", ShopeeStandIn.REFRESH_TOKEN),
                List.of(
                        orders(),
                        updates("returns"),
                        updates("income"),
                        updates("listings"),
                        dates("ads"),
                        stock("stock"),
                        whole("reviews")));
    }

    static Connection lazada(Shop shop, Truth truth, Clock clock) {
        StandIn server = StandIn.open(new LazadaStandIn(truth, shop.site(), shop.zone(), clock), Weather.fair());
        String url = server.url() + "/rest";
        return new Connection(
                "lazada",
                account(shop),
                shop.site(),
                server::close,
                Map.of(API, url, AUTH, url, "country", shop.market().toLowerCase(java.util.Locale.ROOT)),
                Map.of(
                        "appKey", LazadaStandIn.APP_KEY,
                        "appSecret", LazadaStandIn.APP_SECRET,
                        "refreshToken", LazadaStandIn.REFRESH_TOKEN),
                List.of(
                        orders(),
                        updates("returns"),
                        updates("listings"),
                        updates("reviews"),
                        dates("fees"),
                        dates("ads"),
                        stock("stock")));
    }

    static Connection aliExpress(Shop shop, Truth truth, Clock clock) {
        StandIn server = StandIn.open(new AliExpressStandIn(truth, shop.site(), shop.zone(), clock), Weather.fair());
        return new Connection(
                "aliexpress",
                account(shop),
                shop.site(),
                server::close,
                Map.of(API, server.url().toString()),
                Map.of(
                        "appKey", AliExpressStandIn.APP_KEY,
                        "appSecret", AliExpressStandIn.APP_SECRET,
                        "refreshToken", AliExpressStandIn.REFRESH_TOKEN),
                List.of(
                        orders(),
                        updates("returns"),
                        updates("listings"),
                        updates("reviews"),
                        dates("fees"),
                        dates("traffic"),
                        stock("stock")));
    }

    /** The site without the slash, which accounts cannot have. */
    static String account(Shop shop) {
        return shop.site().replace('/', '.');
    }
}
