package io.globalkpi.schemas.serde;

import org.apache.avro.Schema;

/** The two questions the wire format asks of a registry. Implementations cache and may be used from any thread. */
public interface SchemaRegistry {

    /**
     * Id of a schema under a subject, registering it if it is new.
     *
     * @throws SchemaRegistryException if the registry is out of reach or refuses the schema as incompatible
     */
    int register(String subject, Schema schema);

    /**
     * The schema with an id.
     *
     * @throws SchemaRegistryException if the registry is out of reach or knows no such id
     */
    Schema byId(int id);

    /** Throws if the registry does not answer now; readiness asks it. */
    void check();
}
