package io.globalkpi.local.platforms;

import org.apache.avro.specific.SpecificRecord;

/** What a platform holds of what happens at one site. Sees the events of its site in the order in which they are observed. */
@FunctionalInterface
interface Look {

    void see(SpecificRecord event, Sight sight);
}
