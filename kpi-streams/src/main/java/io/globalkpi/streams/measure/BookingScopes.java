package io.globalkpi.streams.measure;

import java.nio.ByteBuffer;

/**
 * The scopes that every booking of a site goes to whole, and the zone its days are counted in, as they were when it was booked.
 *
 * @param zone IANA id
 */
public record BookingScopes(String site, String platform, String market, String company, String zone) {

    public static BookingScopes of(SiteFacts site, ReferenceBook book) {
        return new BookingScopes(
                site.id(),
                site.platform(),
                site.market(),
                book.company(),
                site.zone().getId());
    }

    public void write(ByteSink out) {
        out.text(site);
        out.text(platform);
        out.text(market);
        out.text(company);
        out.text(zone);
    }

    public static BookingScopes read(ByteBuffer in) {
        return new BookingScopes(
                ByteSink.readText(in),
                ByteSink.readText(in),
                ByteSink.readText(in),
                ByteSink.readText(in),
                ByteSink.readText(in));
    }

    /** Of one site there is mostly one, so its id is hash enough. */
    @Override
    public int hashCode() {
        return site.hashCode();
    }
}
