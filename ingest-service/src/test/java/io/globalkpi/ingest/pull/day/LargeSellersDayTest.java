package io.globalkpi.ingest.pull.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A day of a large seller in simulated time: every order's last state arrives, no update is missed but those that another one
 * replaced before they were asked for, and no call is refused for want of quota. Profile {@code long} has 20 sites with 25,000 updates each.
 */
class LargeSellersDayTest {

    private static final int SITES = Integer.getInteger("globalkpi.seller.sites", 2);
    private static final int UPDATES = Integer.getInteger("globalkpi.seller.updates", 3_000);
    private static final String EVIDENCE = System.getProperty("globalkpi.seller.evidence", "");

    private static final String LINE =
            "%s: %,d updates of %,d orders told, %,d seen, %,d replaced before they could be; %,d calls, %,d refused for want"
                    + " of quota; %,d published again by overlaps; longest wait %s%n";

    static IntStream sites() {
        return IntStream.range(0, SITES);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void shouldBringEveryUpdateThatWasNotReplacedBeforeItCouldBeSeen(int number) throws IOException {
        SellingSite[] kinds = SellingSite.values();
        PulledDay.Outcome day = PulledDay.of(kinds[number % kinds.length], number, UPDATES);
        tell(day);

        assertThat(day.refused()).isZero();
        assertThat(day.faults()).isEmpty();
        assertThat(day.latest()).isEqualTo(day.truth());
        assertThat(day.published().keySet()).isEqualTo(day.shown().keySet());
        Set<Update> accounted = new HashSet<>(day.shown().keySet());
        accounted.addAll(day.superseded());
        assertThat(accounted).isEqualTo(Set.copyOf(day.told()));
    }

    /** A line a site, for those that fail too. */
    private static void tell(PulledDay.Outcome day) throws IOException {
        String line = LINE.formatted(
                day.site(),
                day.told().size(),
                day.truth().size(),
                day.shown().size(),
                day.superseded().size(),
                day.calls(),
                day.refused(),
                day.repeated(),
                Duration.ofSeconds(day.longestWait().toSeconds()));
        System.out.print(line);
        if (!EVIDENCE.isEmpty()) {
            Files.writeString(Path.of(EVIDENCE), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
