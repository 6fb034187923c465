package io.globalkpi.schemas.targets;

/**
 * A whole that is not the sum of its parts: everything below it is set by hand, and to something else.
 *
 * @param parts what the parts come to, in millionths
 */
public record TargetDifference(TargetNode whole, long parts) {

    @Override
    public String toString() {
        return whole.scope() + " " + whole.period() + " is set to " + Amounts.text(whole.micros())
                + ", but what is set below it comes to " + Amounts.text(parts) + ": "
                + Amounts.text(Math.subtractExact(whole.micros(), parts)) + " are placed nowhere";
    }
}
