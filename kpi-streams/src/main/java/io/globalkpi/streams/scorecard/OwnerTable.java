package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who owners are from which day on. */
final class OwnerTable {

    private final Map<String, NavigableMap<LocalDate, Owner>> rows;

    OwnerTable(ReferenceData data) {
        rows = data.rows(Topics.OWNERS, Owner.class).stream()
                .collect(Collectors.groupingBy(
                        Owner::getOwner,
                        Collectors.toMap(Owner::getFrom, row -> row, (one, same) -> one, TreeMap::new)));
    }

    /** The row that holds on a day, the first one before that; empty for whom nobody has introduced. */
    Optional<Owner> on(LocalDate day, String owner) {
        NavigableMap<LocalDate, Owner> ofOwner = rows.get(owner);
        if (ofOwner == null) {
            return Optional.empty();
        }
        Map.Entry<LocalDate, Owner> row = ofOwner.floorEntry(day);
        return Optional.of((row == null ? ofOwner.firstEntry() : row).getValue());
    }
}
