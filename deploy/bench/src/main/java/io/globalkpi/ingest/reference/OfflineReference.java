package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.table.ReferenceData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Reference data as it would be in force after applying a directory to an empty cluster: for the benchmarks of parts. */
public final class OfflineReference {

    private OfflineReference() {}

    public static ReferenceData of(Path directory, Instant now) {
        ReferencePlan plan = Planner.plan(List.of(directory), InForce.NOTHING, now);
        if (!plan.problems().isEmpty()) {
            throw new IllegalArgumentException(plan.problems().toString());
        }
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
        plan.changes()
                .forEach(change -> rows.computeIfAbsent(change.topic(), topic -> new HashMap<>())
                        .put(change.key(), Objects.requireNonNull(change.after())));
        Company company = plan.company();
        return new ReferenceData(
                Manifest.newBuilder()
                        .setVersion(1)
                        .setAppliedAt(now)
                        .setCompany(company.id())
                        .setCompanyName(company.name())
                        .setReportingCurrency(company.reportingCurrency())
                        .setZone(company.zone())
                        .setFiscalYear(company.fiscalYear().orElse(null))
                        .setFingerprint("")
                        .build(),
                rows);
    }
}
