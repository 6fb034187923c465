package io.globalkpi.local.guarantee;

import io.globalkpi.oracle.BatchKpis;
import io.globalkpi.schemas.table.ReferenceData;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Something readers of the KPI topics may rely on, whatever happened before. */
interface Guarantee {

    /** What breaks it, in words; none when it holds. */
    List<String> violations(Published published);

    /** Those of two weeks that are over. */
    static List<Guarantee> all(List<SpecificRecord> tellings, ReferenceData reference) {
        return List.of(
                new TotalsMatchABatchComputation(BatchKpis.of(tellings, reference), Tellings.END),
                new OwnersSumToSites(Tellings.END),
                new ClosedStepsStayClosed());
    }
}
