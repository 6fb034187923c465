package io.globalkpi.oracle;

import org.apache.avro.util.ClassSecurityValidator;

/** Avro makes records by class name only of classes it was told to trust; these are the project's own. */
final class AvroTrust {

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith("io.globalkpi.schemas.")));
    }

    private AvroTrust() {}

    /** Loading the class is what does it, once. */
    static void ensure() {}
}
