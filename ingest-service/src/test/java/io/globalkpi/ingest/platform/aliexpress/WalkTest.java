package io.globalkpi.ingest.platform.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "1, 0, 1",
        "49, 0, 2",
        "50, 0, 2",
        "51, 0, 2",
        "1000, 0, 40",
        "1000, 3, 40",
        "1000, 10, 60",
        "333, 25, 40",
    })
    void shouldPassByNothingThatStays(int rows, int leavingAtEachPage, int atMostPages) {
        List<Integer> list = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Set<Integer> seen = new LinkedHashSet<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            Walk walk = Walk.of(cursor, 50, "only");
            int begin = (walk.page() - 1) * walk.size();
            List<Integer> page = list.subList(Math.min(begin, list.size()), Math.min(begin + walk.size(), list.size()));
            seen.addAll(page);
            cursor = walk.next(page.size(), list.size());
            list.subList(0, Math.min(leavingAtEachPage, list.size())).clear();
            pages++;
        }

        assertThat(seen).containsAll(list);
        assertThat(pages).isLessThanOrEqualTo(atMostPages);
    }

    @Test
    void shouldWalkOneListAfterTheOther() {
        String second = Walk.of("", 50, "open", "finished").next(7, 7);

        assertThat(Walk.of(second, 50, "open", "finished").list()).isEqualTo("finished");
        assertThat(Walk.of(second, 50, "open", "finished").page()).isEqualTo(1);
        assertThat(Walk.of(second, 50, "open", "finished").next(0, 0)).isNull();
    }

    @Test
    void shouldGoOnAfterAFullPageWhateverTheTotalLeavesOut() {
        assertThat(Walk.of("", 50, "only").next(50, 3)).isNotNull();
    }

    @Test
    void shouldStepBackWhereMoreLeftThanPagesOverlap() {
        String second = Walk.of("", 50, "only").next(50, 200);
        String third = Walk.of(second, 50, "only").next(40, 160);
        Walk back = Walk.of(third, 50, "only");

        assertThat((back.page() - 1) * back.size()).isLessThanOrEqualTo(10);
    }
}
