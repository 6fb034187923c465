package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"total\":120} | '' | 50 | 50 | 120",
                "{\"total\":120} | 100 | 20 | - | 120",
                "{\"totalNumberOfInquiries\":120} | 50 | 50 | 100 | 120",
                "{\"totalNumberOfCases\":50} | '' | 50 | - | 50",
                "{\"paginationOutput\":{\"totalEntries\":51}} | '' | 50 | 50 | 51",
                "{\"total\":120} | 50 | 0 | - | 120",
                "{} | '' | 50 | 50 | -",
                "{} | 50 | 0 | - | -"
            })
    void shouldGoOnToTheTotalByWhateverNameOrToAnEmptyPage(
            String answer, String cursor, int members, String next, Long expected) {
        Pulled<Inquiry> pulled = Listed.counted(
                new Page<>(Inquiry.class, Instant.EPOCH),
                cursor,
                members,
                Wire.tree(answer.getBytes(StandardCharsets.UTF_8)));

        assertThat(pulled.next()).isEqualTo(next);
        assertThat(pulled.expected()).isEqualTo(expected);
    }
}
