package io.globalkpi.local.guarantee;

import io.globalkpi.oracle.RandomBusiness;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** What a random business tells of two weeks, in an order of chance. */
final class Tellings {

    /** One in each partition: more would prove no more and take minutes. */
    static final Set<String> SITES = Set.of("amazon-de/acme", "ebay-uk/acme");

    static final Instant BEGIN = Instant.parse("2026-03-26T09:00:00Z");
    static final Instant END = Instant.parse("2026-04-12T10:30:00Z");

    private Tellings() {}

    static List<SpecificRecord> of(RandomBusiness business, long order) {
        return business.shuffled(order).stream()
                .filter(telling -> SITES.contains(Cluster.site(telling)))
                .toList();
    }

    static List<SpecificRecord> part(List<SpecificRecord> tellings, int part, int parts) {
        return tellings.subList(part * tellings.size() / parts, (part + 1) * tellings.size() / parts);
    }
}
