package io.globalkpi.schemas.serde;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that the records of this module may be made from bytes.
 *
 * <p>From 1.12.2 on Avro makes no class that nobody vouched for, so that a schema found on a topic cannot name any class
 * it likes. What is vouched for is one setting of the whole process: ours is added, whatever else is trusted stays.
 */
public final class TrustedRecords {

    private static final String ROOM = "io.globalkpi.schemas.";

    static {
        ClassSecurityPredicate ours = type -> type.getName().startsWith(ROOM);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
    }

    private TrustedRecords() {}

    /** To be called before records are read or written without an {@link AvroSerde}; the serdes do it themselves. */
    public static void trust() {
        // Loading the class did it, once.
    }
}
