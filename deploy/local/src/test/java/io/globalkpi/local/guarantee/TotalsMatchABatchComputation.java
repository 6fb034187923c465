package io.globalkpi.local.guarantee;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.EveryValueEqualsTheBatch;
import java.time.Instant;
import java.util.List;

/** Every value of every step that readers may ask for is that of an independent batch over the same tellings, and none is missing. */
record TotalsMatchABatchComputation(BatchKpis batch, Instant frontier) implements Guarantee {

    @Override
    public List<String> violations(Published published) {
        return new EveryValueEqualsTheBatch(batch, published.latest(), frontier).differences();
    }
}
