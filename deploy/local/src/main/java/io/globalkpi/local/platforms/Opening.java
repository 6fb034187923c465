package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.standin.Truth;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts one site behind its platform, and behind the network that advertises for it. */
final class Opening {

    private static final String IN_MABANG = "amazon-de/acme";
    private static final String IN_DIANXIAOMI = "ebay-uk/acme-outlet";

    private final Shop shop;
    private final String platform;
    private final Clock clock;
    private final Path inbox;
    private final Truth truth = new Truth();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Ledger> ledgers = new ArrayList<>();

    private Opening(Shop shop, String platform, Clock clock, Path inbox) {
        this.shop = shop;
        this.platform = platform;
        this.clock = clock;
        this.inbox = inbox;
    }

    /**
     * @param platform the site's marketplace
     * @param clock the one that is steered
     * @param inbox where exports are dropped
     * @throws IllegalArgumentException if nothing stands in for that marketplace
     */
    static Place open(Shop shop, String platform, Clock clock, Path inbox) {
        Opening opening = new Opening(shop, platform, clock, inbox);
        opening.keepBooks();
        return opening.place();
    }

    /** Two sites are in an ERP as well. */
    private void keepBooks() {
        if (shop.site().equals(IN_MABANG)) {
            MabangLedger mabang = new MabangLedger();
            connections.add(mabang.open(shop, clock));
            ledgers.add(mabang);
        }
        if (shop.site().equals(IN_DIANXIAOMI)) {
            DianxiaomiLedger dianxiaomi = new DianxiaomiLedger(inbox);
            connections.add(dianxiaomi.open(shop));
            ledgers.add(dianxiaomi);
        }
    }

    private Place place() {
        return switch (platform) {
            case "amazon" -> {
                connections.add(Marketplaces.amazon(shop, truth, clock));
                connections.add(Networks.amazonAds(shop, truth, clock));
                yield place(new AmazonLook(shop, Networks.atAmazon(shop)), "amazon-ads");
            }
            case "ebay" -> {
                connections.add(Marketplaces.ebay(shop, truth, clock));
                connections.add(Networks.googleAds(shop, truth, clock));
                yield place(new EbayLook(shop, Networks.atGoogle(shop)), "google-ads");
            }
            case "shopee" -> {
                connections.add(Marketplaces.shopee(shop, truth, clock));
                yield place(new ShopeeLook(shop), "shopee");
            }
            case "lazada" -> {
                connections.add(Marketplaces.lazada(shop, truth, clock));
                yield place(new LazadaLook(shop), "lazada");
            }
            case "aliexpress" -> {
                connections.add(Marketplaces.aliExpress(shop, truth, clock));
                connections.add(Networks.tikTokAds(shop, truth, clock));
                yield place(new AliExpressLook(shop, Networks.atTikTok(shop)), "tiktok-ads");
            }
            default -> throw new IllegalArgumentException("nothing stands in for " + platform);
        };
    }

    private Place place(Look look, String advertises) {
        Map<String, String> sources = new LinkedHashMap<>();
        EventKind.ids().forEach(kind -> sources.put(kind, platform));
        sources.put(EventKind.ADS.id(), advertises);
        return new Place(shop, truth, look, sources, List.copyOf(connections), List.copyOf(ledgers));
    }
}
