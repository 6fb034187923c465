package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Scene;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.standin.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a system holds in the end, as events.
 *
 * <p>Stock is a level: the truth says since when it stands, and every date on which the system could be asked has the level
 * that it showed last on that date.
 *
 * @param asked since when the system is asked
 * @param end when it is asked for the last time
 */
record HeldTruth(Instant asked, Instant end) {

    List<SpecificRecord> of(Scene scene) {
        return scene.shops().stream()
                .flatMap(shop -> Stream.concat(told(scene.truth(), shop), stock(scene.truth(), shop)))
                .toList();
    }

    private Stream<SpecificRecord> told(Truth truth, Shop shop) {
        return Stream.of(EventKind.values())
                .filter(kind -> kind != EventKind.INVENTORY)
                .flatMap(kind -> truth.shown(kind.type(), shop.site(), end).stream());
    }

    private Stream<SpecificRecord> stock(Truth truth, Shop shop) {
        return shop.date(asked)
                .datesUntil(shop.date(end).plusDays(1))
                .flatMap(date -> truth.shown(InventorySnapshot.class, shop.site(), lastAsked(shop, date)).stream()
                        .map(level -> on(date, level)));
    }

    private Instant lastAsked(Shop shop, LocalDate date) {
        Instant over = shop.start(date.plusDays(1)).minus(Duration.ofMillis(1));
        return over.isBefore(end) ? over : end;
    }

    private static SpecificRecord on(LocalDate date, InventorySnapshot level) {
        return InventorySnapshot.newBuilder(level)
                .setEntityId(level.getSite() + "/level/" + level.getSku() + "/" + level.getWarehouse() + "/" + date)
                .setDate(date)
                .build();
    }
}
