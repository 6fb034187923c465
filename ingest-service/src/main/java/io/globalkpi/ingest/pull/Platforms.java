package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.aliexpress.AliExpress;
import io.globalkpi.ingest.platform.amazon.Amazon;
import io.globalkpi.ingest.platform.amazonads.AmazonAds;
import io.globalkpi.ingest.platform.dianxiaomi.Dianxiaomi;
import io.globalkpi.ingest.platform.ebay.Ebay;
import io.globalkpi.ingest.platform.googleads.GoogleAds;
import io.globalkpi.ingest.platform.lazada.Lazada;
import io.globalkpi.ingest.platform.mabang.Mabang;
import io.globalkpi.ingest.platform.shopee.Shopee;
import io.globalkpi.ingest.platform.tiktokads.TikTokAds;
import java.util.List;
import java.util.Optional;

/** Every platform there is. To add one is to add a line. */
public final class Platforms {

    private static final List<Platform> ALL = List.of(
            new AliExpress(),
            new Amazon(),
            new AmazonAds(),
            new Dianxiaomi(),
            new Ebay(),
            new GoogleAds(),
            new Lazada(),
            new Mabang(),
            new Shopee(),
            new TikTokAds());

    private Platforms() {}

    public static List<Platform> all() {
        return ALL;
    }

    public static Optional<Platform> find(String name) {
        return ALL.stream().filter(platform -> platform.name().equals(name)).findFirst();
    }
}
