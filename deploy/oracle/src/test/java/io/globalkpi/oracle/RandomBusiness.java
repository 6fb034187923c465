package io.globalkpi.oracle;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A small business made of chance, twelve dates around the European change to summer time: everything that goes wrong
 * between platforms and us goes wrong in it. The same seed always makes the same business.
 */
public final class RandomBusiness {

    private static final Instant BEGIN =
            RandomReference.FIRST_DATE.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant CLOCK_CHANGE = Instant.parse("2026-03-29T00:00:00Z");

    private static final List<String> KINDS = List.of("return", "ad", "review", "traffic", "fee", "listing");

    private final long seed;
    private final Dice dice;
    private final RandomOrders orders;
    private final RandomRows rows;
    private final List<SpecificRecord> tellings = new ArrayList<>();

    public RandomBusiness(long seed) {
        this.seed = seed;
        this.dice = new Dice(seed);
        this.orders = new RandomOrders(dice);
        this.rows = new RandomRows(dice);
        orders();
        rows();
        stock();
        feeds();
    }

    /** All tellings, and feed rows, in the order they were made. */
    public List<SpecificRecord> events() {
        return List.copyOf(tellings);
    }

    /** The same tellings in another order. */
    public List<SpecificRecord> shuffled(long order) {
        List<SpecificRecord> shuffled = new ArrayList<>(tellings);
        Collections.shuffle(shuffled, new Random(order));
        return shuffled;
    }

    /** The reference data at first. */
    public ReferenceData reference() {
        return RandomReference.version(seed, 1);
    }

    /** The reference data after a change: rates, costs, owners and a site arrive, others differ. */
    public ReferenceData changedReference() {
        return RandomReference.version(seed, 2);
    }

    private void orders() {
        for (int order = 0; order < RandomNames.ORDER_IDS; order++) {
            for (String site : RandomReference.siteIds()) {
                if (dice.oneIn(3)) {
                    String name = "O" + order;
                    tell(site, site + "/" + name, told -> orders.order(named(told, name)));
                }
            }
        }
    }

    private static Telling named(Telling told, String name) {
        return new Telling(
                told.id(),
                name,
                told.revision(),
                told.site(),
                told.source(),
                told.occurredAt(),
                told.observedAt(),
                told.withdrawn());
    }

    private void rows() {
        int count = 60 + (int) dice.upTo(120);
        for (int row = 0; row < count; row++) {
            String kind = dice.pick(KINDS);
            String site = dice.oneIn(30) ? "nowhere/acme" : dice.pick(RandomReference.siteIds());
            tell(
                    site,
                    site + "/" + kind + "/" + row,
                    told -> kind.equals("return") ? orders.returned(told) : rows.of(kind, told));
        }
    }

    private void stock() {
        for (String site : RandomReference.siteIds()) {
            for (String sku : List.of("CUP", "TEA")) {
                String warehouse = dice.oneIn(2) ? "" : "W2";
                for (int day = 0; day < RandomReference.DATES; day++) {
                    if (dice.oneIn(3)) {
                        LocalDate date = RandomReference.FIRST_DATE.plusDays(day);
                        String id = String.join("/", site, "stock", sku, warehouse, date.toString());
                        tell(site, id, told -> rows.stock(told, sku, warehouse, date));
                    }
                }
            }
        }
    }

    private void feeds() {
        for (String site : RandomReference.siteIds()) {
            for (int day = 0; day < RandomReference.DATES; day++) {
                LocalDate date = RandomReference.FIRST_DATE.plusDays(day);
                for (long telling = dice.upTo(3); telling > 0; telling--) {
                    tellings.add(feed(site, date, 1 + dice.upTo(3)));
                }
            }
        }
    }

    private Feed feed(String site, LocalDate date, long revision) {
        return Feed.newBuilder()
                .setSite(site)
                .setFeed(dice.oneIn(2) ? "orders" : "ads")
                .setDate(date)
                .setRevision(revision)
                .setSeen(dice.upTo(50))
                .setPublished(dice.upTo(50))
                .setComplete(dice.oneIn(2))
                .setObservedAt(date.atStartOfDay(ZoneOffset.UTC).toInstant().plus(dice.upTo(Duration.ofDays(3))))
                .build();
    }

    /** Once, or again: the same, higher, lower, at the same revision, withdrawn, told once more, by another system. */
    private void tell(String site, String id, Function<Telling, SpecificRecord> content) {
        Instant occurred = someTime();
        long revision = 10;
        SpecificRecord last = add(content.apply(telling(site, id, revision, occurred, false)));
        while (dice.oneIn(3)) {
            Instant again = dice.oneIn(3) ? occurred.plus(dice.upTo(Duration.ofHours(30))) : occurred;
            switch ((int) dice.upTo(5)) {
                case 0 -> add(last);
                case 1 -> last = add(content.apply(telling(site, id, revision - 1 - dice.upTo(3), again, false)));
                case 2 -> last = add(content.apply(telling(site, id, revision, again, false)));
                case 3 -> last = add(content.apply(telling(site, id, ++revision, again, true)));
                default -> last = add(content.apply(telling(site, id, ++revision, again, false)));
            }
        }
    }

    private SpecificRecord add(SpecificRecord event) {
        tellings.add(event);
        return event;
    }

    private Telling telling(String site, String id, long revision, Instant occurred, boolean withdrawn) {
        String source = RandomReference.platform(site.contains("-") ? site : "no-where");
        boolean erp = site.equals(RandomReference.TOLD_TWICE) && dice.oneIn(3);
        return new Telling(
                id,
                id,
                erp ? revision + 5 : revision,
                site,
                erp ? "mabang" : source,
                occurred,
                occurred.plus(lag()),
                withdrawn);
    }

    private Duration lag() {
        if (dice.oneIn(15)) {
            return Duration.ofDays(dice.oneIn(2) ? 9 : 40);
        }
        return dice.oneIn(4) ? dice.upTo(Duration.ofDays(9)) : dice.upTo(Duration.ofHours(3));
    }

    private Instant someTime() {
        if (dice.oneIn(6)) {
            return CLOCK_CHANGE.plus(dice.upTo(Duration.ofHours(3)));
        }
        Instant time = BEGIN.plus(dice.upTo(Duration.ofDays(RandomReference.DATES)));
        return dice.oneIn(8) ? time.truncatedTo(ChronoUnit.HOURS) : time;
    }
}
