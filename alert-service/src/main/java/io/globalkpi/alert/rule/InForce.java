package io.globalkpi.alert.rule;

/**
 * A rule as it counts at a place on a day.
 *
 * @param off whether a calendar day holds it
 * @param because the calendar days that bent it and who decided so; empty when none did
 */
public record InForce(AlertRule rule, boolean off, String because) {

    public static InForce plain(AlertRule rule) {
        return new InForce(rule, false, "");
    }
}
