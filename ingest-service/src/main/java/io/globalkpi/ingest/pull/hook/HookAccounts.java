package io.globalkpi.ingest.pull.hook;

import io.globalkpi.ingest.platform.Caller;
import io.globalkpi.ingest.platform.Credential;
import io.globalkpi.ingest.platform.PushDoor;
import java.util.Optional;

/** Which accounts may be pushed to, whatever instance pulls them. */
@FunctionalInterface
public interface HookAccounts {

    /** An account whose platform pushes. */
    record Door(PushDoor door, Credential credential, Caller caller) {}

    /**
     * Empty if there is no job for that account, or its platform pushes nothing.
     *
     * @throws io.globalkpi.ingest.platform.CallException if its credential is not there
     */
    Optional<Door> find(String system, String account);
}
