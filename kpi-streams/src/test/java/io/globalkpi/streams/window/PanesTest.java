package io.globalkpi.streams.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanesTest {

    private static final int ORDERS = Measure.ORDERS.slot();

    private final Panes panes = new Panes();

    @Test
    void shouldSumWhatLiesWithinARange() {
        add(-65, 1);
        add(-1, 2);
        add(0, 4);
        add(63, 8);
        add(64, 16);
        add(300, 32);

        assertThat(sum(-65, 301)).isEqualTo(63);
        assertThat(sum(-64, 64)).isEqualTo(14);
        assertThat(sum(0, 1)).isEqualTo(4);
        assertThat(sum(63, 65)).isEqualTo(24);
        assertThat(sum(64, 64)).isZero();
        assertThat(sum(65, 64)).isZero();
        assertThat(sum(65, 300)).isZero();
        assertThat(panes.count()).isEqualTo(6);
    }

    @Test
    void shouldSayWhereNothingIs() {
        add(10, 1);
        add(200, 1);

        assertThat(panes.isEmpty(11, 200)).isTrue();
        assertThat(panes.isEmpty(10, 11)).isFalse();
        assertThat(panes.isEmpty(0, 10)).isTrue();
        assertThat(panes.isEmpty(11, 201)).isFalse();
        assertThat(panes.isEmpty(10, 10)).isTrue();
    }

    @Test
    void shouldVisitFromASlotOnWhetherPackedOrNot() {
        assertThat(panes.last()).isEmpty();
        add(-65, 1);
        add(8, 2);
        add(9, 4);
        add(300, 8);
        drained();
        assertThat(visited(-64)).containsExactly("8=2", "9=4", "300=8");

        drained(); // nothing has changed since: all but the latest row is packed
        assertThat(visited(Integer.MIN_VALUE)).containsExactly("-65=1", "8=2", "9=4", "300=8");
        assertThat(visited(9)).containsExactly("9=4", "300=8");
        assertThat(visited(301)).isEmpty();
        assertThat(panes.last()).hasValue(300);

        add(300, -8);
        drained();
        assertThat(panes.last()).hasValue(9);
    }

    private List<String> visited(int from) {
        List<String> visited = new ArrayList<>();
        panes.forEach(from, (slot, pane) -> visited.add(slot + "=" + pane.amount(ORDERS)));
        return visited;
    }

    @Test
    void shouldHandOutEightNeighboursOnceTheyChange() {
        add(8, 1);
        add(15, 2);
        add(16, 4);
        add(70, 8);

        assertThat(drained()).containsExactly("1: 8=1 15=2", "2: 16=4", "8: 70=8");
        assertThat(drained()).isEmpty();

        add(15, 1);
        assertThat(drained()).containsExactly("1: 8=1 15=3");
    }

    @Test
    void shouldHandOutNothingWhereItAddsUpToNothing() {
        add(8, 1);
        add(9, 1);
        drained();

        add(8, -1);
        assertThat(drained()).containsExactly("1: 9=1");
        add(9, -1);
        assertThat(drained()).containsExactly("1:");
        assertThat(panes.count()).isZero();
    }

    @Test
    void shouldDropTheFirstThatIsTooOldAndTakeItNoMore() {
        add(3, 1);
        add(130, 2);
        add(131, 4);
        drained();
        panes.keepFrom(131);

        assertThat(panes.dropFirst()).isEqualTo(OptionalInt.of(3));
        assertThat(panes.dropFirst()).isEqualTo(OptionalInt.of(130));
        assertThat(panes.dropFirst()).isEmpty();
        assertThat(panes.add(130, amount(1))).isFalse();
        assertThat(panes.add(131, amount(1))).isTrue();
        assertThat(drained()).containsExactly("0:", "16: 131=5");
    }

    @Test
    void shouldNeverKeepFromFurtherBack() {
        panes.keepFrom(100);
        panes.keepFrom(50);

        assertThat(panes.add(99, amount(1))).isFalse();
        assertThat(panes.add(100, amount(1))).isTrue();
    }

    @Test
    void shouldNotHandOutWhatWasPutBack() {
        panes.load(5, amount(7));
        panes.load(90, amount(1));

        assertThat(sum(0, 91)).isEqualTo(8);
        assertThat(drained()).isEmpty();
    }

    /** What did not change between two commits is packed at the second, unless it is the latest row. */
    @Test
    void shouldSayTheSameOfPackedPanes() {
        add(3, 1);
        add(40, 2);
        add(63, 4);
        add(200, 8);
        drained();
        drained();

        assertThat(sum(0, 64)).isEqualTo(7);
        assertThat(sum(4, 63)).isEqualTo(2);
        assertThat(sum(40, 201)).isEqualTo(14);
        assertThat(sum(41, 63)).isZero();
        assertThat(panes.isEmpty(4, 40)).isTrue();
        assertThat(panes.count()).isEqualTo(4);
    }

    @Test
    void shouldTakeContributionsToPackedPanes() {
        add(3, 1);
        add(40, 2);
        add(200, 8);
        drained();
        drained();

        add(40, 16);
        add(41, 32);
        assertThat(sum(0, 64)).isEqualTo(51);
        assertThat(drained()).containsExactly("5: 40=18 41=32");
        panes.keepFrom(41);
        add(201, 1);
        drained();
        drained();
        assertThat(panes.dropFirst()).isEqualTo(OptionalInt.of(3));
        assertThat(panes.dropFirst()).isEqualTo(OptionalInt.of(40));
        assertThat(panes.dropFirst()).isEmpty();
        assertThat(drained()).containsExactly("0:", "5: 41=32");
    }

    @Test
    void shouldTakeContributionsToARowThatWasEmptiedBefore() {
        add(3, 1);
        add(200, 8);
        drained();
        add(3, -1);
        drained();
        add(200, 8);
        add(3, 5);

        assertThat(sum(0, 300)).isEqualTo(21);
        assertThat(drained()).containsExactly("25: 200=16", "0: 3=5");
        assertThat(drained()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldSayWhatASortedMapSays(long seed) {
        Random random = new Random(seed);
        TreeMap<Integer, Long> map = new TreeMap<>();
        MovingSum moving = new MovingSum(panes);
        int from = -100;
        moving.moveTo(from, from);
        for (int turn = 0; turn < 300; turn++) {
            int slot = random.nextInt(400) - 200;
            long amount = random.nextInt(9) - 4;
            add(slot, amount);
            map.merge(slot, amount, Long::sum);
            if (moving.covers(slot)) {
                moving.add(amount(amount));
            }
            if (random.nextInt(5) == 0) {
                from += random.nextInt(40) - 15;
                int to = from + random.nextInt(150);
                assertThat(moving.moveTo(from, to)[ORDERS])
                        .isEqualTo(map.subMap(from, to).values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
            }
            assertThat(moving.isSound()).isTrue();
            if (random.nextInt(20) == 0) {
                drained();
            }
        }
    }

    @Test
    void shouldRefuseAChunkOfAnotherFormat() {
        byte[] chunk = {99, 0};

        assertThatThrownBy(() -> PaneChunk.read(1, ByteBuffer.wrap(chunk))).hasMessageContaining("format 99");
    }

    @Test
    void shouldNoticeASumThatIsNotThatOfItsPanes() {
        MovingSum moving = new MovingSum(panes);
        moving.moveTo(0, 10);
        assertThat(moving.isSound()).isTrue();

        add(5, 1);
        assertThat(moving.isSound()).isFalse();
    }

    private void add(int slot, long amount) {
        assertThat(panes.add(slot, amount(amount))).isTrue();
    }

    private static MeasureVector amount(long orders) {
        MeasureVector amounts = new MeasureVector();
        amounts.add(ORDERS, orders);
        return amounts;
    }

    private long sum(int from, int to) {
        long[] sums = new long[Measure.SLOTS];
        panes.sum(from, to, 1, sums);
        return sums[ORDERS];
    }

    /** What a store would hold, read back. */
    private List<String> drained() {
        List<String> chunks = new ArrayList<>();
        panes.drain(chunk -> {
            ByteSink out = new ByteSink(64);
            chunk.write(out);
            StringBuilder text = new StringBuilder(chunk.number() + ":");
            PaneChunk.read(chunk.number(), ByteBuffer.wrap(out.toBytes()))
                    .forEach((slot, pane) ->
                            text.append(' ').append(slot).append('=').append(pane.amount(ORDERS)));
            chunks.add(text.toString());
            assertThat(chunk.isEmpty()).isEqualTo(text.charAt(text.length() - 1) == ':');
        });
        return chunks;
    }
}
