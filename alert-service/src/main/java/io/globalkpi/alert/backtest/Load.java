package io.globalkpi.alert.backtest;

import java.time.LocalDate;
import java.util.Map;

/**
 * What one recipient would have been told.
 *
 * @param who a person, or channel and destination of a room
 * @param busiest messages on the day with the most (UTC)
 */
public record Load(String who, int messages, double perDay, int busiest) {

    static Load of(String who, Map<LocalDate, Integer> byDay, double days) {
        int messages = byDay.values().stream().mapToInt(Integer::intValue).sum();
        int busiest = byDay.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Load(who, messages, messages / days, busiest);
    }
}
