package io.globalkpi.streams.targets;

import java.math.BigDecimal;
import java.util.List;

/**
 * Which pace is which status. Paces are shares of the target: 0.02 is two points.
 *
 * @param ahead from this pace on one is ahead
 * @param onTrack from this one on, on track
 * @param atRisk from this one on, at risk; below, behind
 * @param early time progress below which it is too early to tell
 */
public record Bands(double ahead, double onTrack, double atRisk, double early) {

    private static final Bands USUAL = new Bands(0.02, -0.02, -0.08, 0.25);

    public Bands {
        if (!(ahead >= onTrack && onTrack >= atRisk && early >= 0 && early <= 1)) {
            throw new IllegalArgumentException(
                    "bands must be three paces from high to low and a time progress from 0 to 1, were "
                            + List.of(ahead, onTrack, atRisk, early));
        }
    }

    /** @param written the four numbers; none for the usual ones */
    public static Bands of(List<Double> written) {
        if (written.isEmpty()) {
            return USUAL;
        }
        if (written.size() != 4) {
            throw new IllegalArgumentException("bands must be four numbers, were " + written);
        }
        return new Bands(written.get(0), written.get(1), written.get(2), written.get(3));
    }

    /** Without a target to divide by, ahead is more than planned and behind less. */
    Status status(Fraction pace) {
        if (pace.denominator().signum() == 0) {
            int sign = pace.numerator().signum();
            return sign > 0 ? Status.AHEAD : sign == 0 ? Status.ON_TRACK : Status.BEHIND;
        }
        if (reaches(pace, ahead)) {
            return Status.AHEAD;
        }
        return reaches(pace, onTrack) ? Status.ON_TRACK : reaches(pace, atRisk) ? Status.AT_RISK : Status.BEHIND;
    }

    private static boolean reaches(Fraction pace, double band) {
        return pace.numerator().compareTo(pace.denominator().multiply(BigDecimal.valueOf(band))) >= 0;
    }
}
