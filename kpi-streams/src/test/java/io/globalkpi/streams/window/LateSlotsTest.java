package io.globalkpi.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.streams.measure.SlotMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateSlotsTest {

    private final LateSlots late = new LateSlots();

    @Test
    void shouldNameSlotsInAscendingOrderWithAllThatChanged() {
        late.add(7, new SlotMask(1, 0));
        late.add(-3, new SlotMask(0, 4));
        late.add(5, new SlotMask(2, 0));
        late.add(7, new SlotMask(8, 16));

        assertThat(told(late)).containsExactly("-3:0:4", "5:2:0", "7:9:16");
        assertThat(late.size()).isEqualTo(3);
        assertThat(late.isEmpty()).isFalse();
    }

    @Test
    void shouldBeEmptyUntilSomethingIsLate() {
        assertThat(late.isEmpty()).isTrue();
        assertThat(late.size()).isZero();
        assertThat(told(late)).isEmpty();
    }

    @Test
    void shouldJoinTwoAndLeaveBothAsTheyAre() {
        LateSlots other = new LateSlots();
        late.add(1, new SlotMask(1, 0));
        other.add(1, new SlotMask(2, 0));
        other.add(0, new SlotMask(0, 1));

        assertThat(told(late.and(other))).containsExactly("0:0:1", "1:3:0");
        assertThat(told(late)).containsExactly("1:1:0");
        assertThat(told(other)).containsExactly("0:0:1", "1:2:0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldSayWhatASortedMapSays(long seed) {
        Random random = new Random(seed);
        TreeMap<Integer, SlotMask> map = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            int slot = random.nextInt(100) - 50;
            SlotMask mask = SlotMask.NONE.with(random.nextInt(128));
            late.add(slot, mask);
            map.merge(slot, mask, SlotMask::or);
        }

        assertThat(told(late))
                .isEqualTo(map.entrySet().stream()
                        .map(entry -> told(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static List<String> told(LateSlots slots) {
        List<String> told = new ArrayList<>();
        slots.forEach((slot, mask) -> told.add(told(slot, mask)));
        return told;
    }

    private static String told(int slot, SlotMask mask) {
        return slot + ":" + mask.low() + ":" + mask.high();
    }
}
