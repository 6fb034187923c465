package io.globalkpi.bench.mix;

import io.globalkpi.schemas.topic.EventKind;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The events of a mix in the order in which they are told, and what they sum up to.
 *
 * <p>What is told again is drawn from the latest {@value #RECENT} entities, always in the state of their last telling.
 */
public final class EventStream {

    private static final int RECENT = 1 << 16;

    private final Mix mix;
    private final LongSupplier now;
    private final Shops shops;
    private final Tellings tellings;
    private final SplittableRandom random;
    private final Entity[] recent = new Entity[RECENT];
    private final @Nullable String[] lastOrder;
    private final Truth truth;
    private int entities;
    private int told;

    private EventStream(Mix mix, @Nullable LongSupplier clock) {
        this.mix = mix;
        this.now = clock == null ? this::position : clock;
        this.shops = new Shops(mix);
        this.tellings = new Tellings(mix.seed());
        this.random = new SplittableRandom(mix.seed());
        this.lastOrder = new String[mix.sites()];
        this.truth = new Truth(Mix.END.toEpochMilli(), mix.span());
    }

    /** Spread evenly over the mix's business time. */
    public static EventStream overTheSpan(Mix mix) {
        return new EventStream(mix, null);
    }

    /** Everything happens when it is told. */
    public static EventStream live(Mix mix, LongSupplier clock) {
        return new EventStream(mix, clock);
    }

    /**
     * One event on its way to its topic.
     *
     * @param kind names the topic
     */
    public record Event(EventKind kind, String entityId, String site, String owner, SpecificRecord record) {}

    public boolean hasNext() {
        return told < mix.events();
    }

    public Event next() {
        told++;
        int turn = random.nextInt(100);
        if (entities > 0 && turn < mix.duplicates()) {
            return tell(recent[drawRecent()]);
        }
        if (entities > 0 && turn < mix.duplicates() + mix.revisions()) {
            int place = drawRecent();
            truth.subtract(recent[place].shop(), tellings.of(recent[place], 0));
            recent[place] = recent[place].revised();
            truth.add(recent[place].shop(), tellings.of(recent[place], 0));
            return tell(recent[place]);
        }
        Entity fresh = happen();
        recent[entities++ % RECENT] = fresh;
        truth.add(fresh.shop(), tellings.of(fresh, 0));
        return tell(fresh);
    }

    private int drawRecent() {
        return random.nextInt(Math.min(entities, RECENT));
    }

    private Entity happen() {
        int place = shops.draw(random);
        EventKind kind = Kinds.draw(random);
        boolean isLate = random.nextInt(100) < mix.late();
        long at = now.getAsLong() - (isLate ? random.nextLong(Mix.LATENESS.toMillis()) : 0);
        String order = null;
        if (kind == EventKind.ORDERS) {
            lastOrder[place] = Tellings.orderId(entities);
        } else if (kind != EventKind.FEEDBACK || random.nextInt(4) == 0) {
            order = lastOrder[place];
        }
        return new Entity(kind, entities, shops.all().get(place), at, order, 1);
    }

    private Event tell(Entity entity) {
        return new Event(
                entity.kind(),
                Tellings.id(entity),
                entity.shop().site(),
                entity.shop().owner(),
                tellings.of(entity, Math.max(now.getAsLong(), entity.occurredAt())));
    }

    private long position() {
        return mix.begin().toEpochMilli()
                + (long) ((double) told / mix.events() * mix.span().toMillis());
    }

    /** What all told so far sums up to. */
    public Truth truth() {
        return truth;
    }

    /** How many entities have been told of. */
    public int entities() {
        return entities;
    }
}
