package io.globalkpi.local.platforms;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** What an ERP writes down of the same business: a second telling that counts in no KPI and is reconciled with the first. */
interface Ledger {

    void write(SpecificRecord event);

    /** All that was observed before that instant is written. */
    default void upTo(Instant instant) {}
}
