package io.globalkpi.local.guarantee;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.oracle.EveryValueEqualsTheBatch;
import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.schemas.reference.KpiDefinition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Every value of every step that readers may ask for is that of an independent batch over the same tellings, and none is missing. */
record TotalsMatchABatchComputation(Collection<KpiDefinition> definitions, BatchKpis batch, Instant frontier)
        implements Guarantee {

    /** By the KPIs that ship. */
    TotalsMatchABatchComputation(BatchKpis batch, Instant frontier) {
        this(KpiDefinitions.shipped(), batch, frontier);
    }

    @Override
    public List<String> violations(Published published) {
        return new EveryValueEqualsTheBatch(definitions, batch, published.latest(), frontier).differences();
    }
}
