package io.globalkpi.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.RandomBusiness;
import io.globalkpi.oracle.Tellings;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.table.ReferenceData;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/**
 * What the ledger books for the sites is what an independent batch makes of the same tellings, in whatever order they come: without
 * panes and windows, so that many businesses can be tried.
 */
class LedgerMatchesTheBatchTest {

    private static final int BUSINESSES = 25;

    @Test
    void shouldBookForEverySiteWhatTheBatchMakesOfIt() {
        for (long seed = 1; seed <= BUSINESSES; seed++) {
            RandomBusiness business = new RandomBusiness(seed);
            shouldAgree(business, seed, business.reference());
            shouldAgree(business, seed, business.changedReference());
        }
    }

    private static void shouldAgree(RandomBusiness business, long seed, ReferenceData reference) {
        assertThat(booked(business.shuffled(seed), reference))
                .as("business %d, reference data %d", seed, reference.manifest().getVersion())
                .isEqualTo(batch(business, reference))
                .isNotEmpty();
    }

    private static Map<String, Long> batch(RandomBusiness business, ReferenceData reference) {
        Map<String, Long> sums = new TreeMap<>();
        Tellings tellings = new Tellings(reference);
        business.events().forEach(tellings::tell);
        tellings.contributions(part -> {
            if (part.scope().type() == ScopeType.SITE) {
                String measure = part.scope().id() + " " + part.measure();
                sums.merge(measure, part.amount().longValueExact(), Long::sum);
            }
        });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<String, Long> booked(Iterable<SpecificRecord> events, ReferenceData reference) {
        LedgerDesk desk = new LedgerDesk(reference);
        events.forEach(desk::take);
        return desk.sums();
    }
}
