package io.globalkpi.oracle;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.ingest.Feed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events contribute that stand for themselves: ad rows, traffic, reviews, fees, listings, feed rows. */
final class RowRules {

    private final Reference reference;

    RowRules(Reference reference) {
        this.reference = reference;
    }

    List<Entry> ad(Entity entity) {
        AdPerformance ad = (AdPerformance) entity.event();
        Entries entries = Entries.of(entity, rowTime(entity, ad.getGrain(), ad.getDate(), ad.getOccurredAt()));
        Line line = reference.line(ad.getSite(), ad.getCampaign(), ad.getSku(), ad.getCategory());
        entries.count(line, "impressions", ad.getImpressions());
        entries.count(line, "clicks", ad.getClicks());
        entries.count(line, "ad_orders", ad.getAttributedOrders());
        entries.count(line, "ad_units", ad.getAttributedUnits());
        entries.money(line, "ad_spend", ad.getSpendMicros(), ad.getCurrency());
        entries.money(line, "ad_sales", ad.getAttributedSalesMicros(), ad.getCurrency());
        entries.countIfBooked(line, "valued_clicks", ad.getClicks());
        return entries.all();
    }

    List<Entry> traffic(Entity entity) {
        Traffic traffic = (Traffic) entity.event();
        Instant time = rowTime(entity, traffic.getGrain(), traffic.getDate(), traffic.getOccurredAt());
        Entries entries = Entries.of(entity, time);
        Line line = reference.line(traffic.getSite(), null, traffic.getSku(), traffic.getCategory());
        entries.count(line, "sessions", traffic.getSessions());
        entries.count(line, "page_views", traffic.getPageViews());
        return entries.all();
    }

    private static Instant rowTime(Entity entity, RowGrain grain, LocalDate date, Instant occurredAt) {
        return grain == RowGrain.HOUR ? occurredAt : entity.startOf(date);
    }

    List<Entry> feedback(Entity entity, boolean orderIsThere) {
        Feedback feedback = (Feedback) entity.event();
        Entries entries = Entries.of(entity, feedback.getOccurredAt());
        Line line = skuLine(feedback.getSite(), feedback.getSku(), feedback.getCategory());
        entries.count(line, "reviews", 1);
        entries.count(line, "negative_reviews", feedback.getStars() <= 2 ? 1 : 0);
        entries.count(line, "positive_reviews", feedback.getStars() >= 4 ? 1 : 0);
        entries.count(line, "rating_points", feedback.getStars());
        boolean namesOrder = feedback.getKind() == FeedbackKind.SELLER_FEEDBACK && feedback.getOrderId() != null;
        entries.count("waiting_orders", namesOrder && !orderIsThere ? 1 : 0);
        return entries.all();
    }

    List<Entry> fee(Entity entity) {
        Fee fee = (Fee) entity.event();
        Entries entries = Entries.of(entity, fee.getOccurredAt());
        String measure = feeMeasure(fee);
        if (measure != null) {
            Line line = skuLine(fee.getSite(), fee.getSku(), fee.getCategory());
            entries.money(line, measure, fee.getAmountMicros(), fee.getCurrency());
        }
        return entries.all();
    }

    private static @Nullable String feeMeasure(Fee fee) {
        return switch (fee.getFeeClass()) {
            case PLATFORM -> "platform_fees";
            case FULFILMENT, STORAGE -> "fulfilment_fees";
            case FREIGHT -> "freight";
            case DUTY -> "duty";
            case OTHER, UNKNOWN -> "other_fees";
            case ADVERTISING, TAX -> null;
        };
    }

    List<Entry> listing(Entity entity) {
        Listing listing = (Listing) entity.event();
        if (listing.getPublishedAt() == null) {
            return List.of();
        }
        Entries entries = Entries.of(entity, listing.getPublishedAt());
        Line line = reference.line(listing.getSite(), null, listing.getSku(), listing.getCategory());
        entries.count(line, "listings_published", 1);
        return entries.all();
    }

    List<Entry> feed(Entity entity) {
        Feed feed = (Feed) entity.event();
        Entries entries = Entries.of(entity, entity.startOf(feed.getDate()));
        entries.count("feeds_declared", 1);
        entries.count("feeds_covered", feed.getComplete() ? 1 : 0);
        return entries.all();
    }

    /** Without a SKU the site's owner answers, whatever category is named. */
    private Line skuLine(String site, @Nullable String sku, @Nullable String category) {
        Line line = reference.line(site, null, sku, category);
        return Line.ofSku(line.sku(), line.category());
    }
}
