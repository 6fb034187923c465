package io.globalkpi.ingest.pull.share;

import io.globalkpi.schemas.ingest.PushedChange;
import java.util.OptionalLong;
import java.util.Set;

/** What is done with what is owned. Called by one thread. */
public interface Shares {

    /** These partitions' accounts are this instance's from now on, and no others. */
    void own(Set<Integer> partitions);

    /** New ones came: what their last owner left is read again. May fail, and is then asked again. */
    void takeOver();

    /** A platform said that something changed at an account of an owned partition. */
    void changed(PushedChange change, long offset);

    /** Of the changes of a partition that were not attended to the first. */
    OptionalLong firstOpen(int partition);
}
