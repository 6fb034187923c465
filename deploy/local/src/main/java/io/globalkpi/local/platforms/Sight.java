package io.globalkpi.local.platforms;

import org.apache.avro.specific.SpecificRecord;

/** Where an event goes. */
interface Sight {

    /** The platform shows it, and what is pulled is to be just this. */
    default void shown(SpecificRecord event) {
        shown(event, event);
    }

    /**
     * The platform shows it.
     *
     * @param expected what is to come of it
     */
    default void shown(SpecificRecord event, SpecificRecord expected) {
        held(event);
        expected(expected);
    }

    /** The platform shows it; what is to come of it is said apart. */
    void held(SpecificRecord event);

    /** To be on the topics in the end. */
    void expected(SpecificRecord event);

    /** The platform has no words for it: the shop posts it. */
    void posted(SpecificRecord event);

    /** The platform has no words for it, and nobody else could tell it either. */
    void untold(SpecificRecord event);
}
