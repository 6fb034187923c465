package io.globalkpi.streams.measure;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.measure.Measure;
import java.time.Instant;
import java.time.LocalDate;

/** What report rows, reviews, fees, listings and feed rows book: one time each. */
final class RowContributions {

    private RowContributions() {}

    static void book(AdPerformance row, EntityBookings bookings) {
        Line line = new Line(row.getSku(), row.getCategory(), row.getCampaign());
        Moment moment = bookings.at(time(row.getGrain(), row.getDate(), row.getOccurredAt(), bookings));
        moment.money(Measure.AD_SPEND, line, row.getCurrency(), row.getSpendMicros())
                .money(Measure.AD_SALES, line, row.getCurrency(), row.getAttributedSalesMicros())
                .count(Measure.IMPRESSIONS, line, row.getImpressions())
                .count(Measure.CLICKS, line, row.getClicks())
                .count(Measure.AD_ORDERS, line, row.getAttributedOrders())
                .count(Measure.AD_UNITS, line, row.getAttributedUnits());
        moment.count(Measure.VALUED_CLICKS, line, moment.isValued() ? row.getClicks() : 0);
    }

    static void book(Traffic row, EntityBookings bookings) {
        Line line = new Line(row.getSku(), row.getCategory(), null);
        bookings.at(time(row.getGrain(), row.getDate(), row.getOccurredAt(), bookings))
                .count(Measure.SESSIONS, line, row.getSessions())
                .count(Measure.PAGE_VIEWS, line, row.getPageViews());
    }

    static void book(Feedback review, EntityBookings bookings) {
        Line line = ofProduct(review.getSku(), review.getCategory());
        bookings.at(review.getOccurredAt().toEpochMilli())
                .count(Measure.REVIEWS, line, 1)
                .count(Measure.NEGATIVE_REVIEWS, line, review.getStars() <= 2 ? 1 : 0)
                .count(Measure.POSITIVE_REVIEWS, line, review.getStars() >= 4 ? 1 : 0)
                .count(Measure.RATING_POINTS, line, review.getStars());
    }

    static void book(Fee fee, EntityBookings bookings) {
        Line line = ofProduct(fee.getSku(), fee.getCategory());
        Moment moment = bookings.at(fee.getOccurredAt().toEpochMilli());
        switch (fee.getFeeClass()) {
            case PLATFORM -> moment.money(Measure.PLATFORM_FEES, line, fee.getCurrency(), fee.getAmountMicros());
            case FULFILMENT, STORAGE ->
                moment.money(Measure.FULFILMENT_FEES, line, fee.getCurrency(), fee.getAmountMicros());
            case FREIGHT -> moment.money(Measure.FREIGHT, line, fee.getCurrency(), fee.getAmountMicros());
            case DUTY -> moment.money(Measure.DUTY, line, fee.getCurrency(), fee.getAmountMicros());
            case OTHER, UNKNOWN -> moment.money(Measure.OTHER_FEES, line, fee.getCurrency(), fee.getAmountMicros());
            case ADVERTISING, TAX -> { // ads come from ad reports, tax is in no KPI
            }
        }
    }

    static void book(Listing listing, EntityBookings bookings) {
        if (listing.getPublishedAt() != null) {
            bookings.at(listing.getPublishedAt().toEpochMilli())
                    .count(Measure.LISTINGS_PUBLISHED, new Line(listing.getSku(), listing.getCategory(), null), 1);
        }
    }

    static void book(Feed row, EntityBookings bookings) {
        bookings.at(bookings.site().startOf(row.getDate()))
                .count(Measure.FEEDS_DECLARED, 1)
                .count(Measure.FEEDS_COVERED, row.getComplete() ? 1 : 0);
    }

    /** Without a SKU it is about the site. */
    private static Line ofProduct(
            @org.jspecify.annotations.Nullable String sku, @org.jspecify.annotations.Nullable String category) {
        return sku == null ? Line.WHOLE_SITE : new Line(sku, category, null);
    }

    private static long time(RowGrain grain, LocalDate date, Instant occurredAt, EntityBookings bookings) {
        return grain == RowGrain.HOUR
                ? occurredAt.toEpochMilli()
                : bookings.site().startOf(date);
    }
}
