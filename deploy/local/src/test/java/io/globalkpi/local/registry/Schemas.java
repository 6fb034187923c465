package io.globalkpi.local.registry;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** One record in four tellings. */
final class Schemas {

    static final Schema SALE = SchemaBuilder.record("Sale")
            .namespace("x")
            .doc("A sale.")
            .fields()
            .requiredString("sku")
            .requiredInt("units")
            .endRecord();

    /** Reads {@link #SALE}, and is read by it. */
    static final Schema WITH_NOTE = SchemaBuilder.record("Sale")
            .namespace("x")
            .fields()
            .requiredString("sku")
            .requiredInt("units")
            .name("note")
            .type()
            .stringType()
            .stringDefault("")
            .endRecord();

    /** Cannot read {@link #SALE}: it wants what is not there. */
    static final Schema WITH_DEBT = SchemaBuilder.record("Sale")
            .namespace("x")
            .fields()
            .requiredString("sku")
            .requiredInt("units")
            .requiredString("buyer")
            .endRecord();

    /** Reads {@link #SALE}, and cannot be read by it. */
    static final Schema WITHOUT_UNITS = SchemaBuilder.record("Sale")
            .namespace("x")
            .fields()
            .requiredString("sku")
            .endRecord();

    private Schemas() {}
}
