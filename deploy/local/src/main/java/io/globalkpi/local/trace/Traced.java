package io.globalkpi.local.trace;

import io.globalkpi.local.read.KpiRow;
import io.globalkpi.oracle.Expected;
import io.globalkpi.oracle.Held;
import io.globalkpi.oracle.Part;
import java.util.List;
import java.util.Optional;

/**
 * A published value, what it is made of, and what that comes to.
 *
 * @param held what the parts are held against, for a KPI that needs a target
 * @param unexplained events of its sites that their raw records do not give once more, inside its window or not
 */
public record Traced(
        KpiRow published, List<Part> parts, Expected recomputed, Optional<Held> held, List<Unexplained> unexplained) {

    /** True when the sums are equal to the last digit. */
    public boolean agrees() {
        return recomputed.agreesWith(
                published.value().getNumerator(),
                published.value().getDenominator(),
                published.value().getValue(),
                published.value().getSample());
    }
}
