/**
 * Avro records to bytes and back, in the Confluent wire format, against any registry that speaks the Confluent API.
 *
 * <p>{@link io.globalkpi.schemas.serde.SchemaRegistry} is the door; the genuine client stands behind it in one class.
 */
@NullMarked
package io.globalkpi.schemas.serde;

import org.jspecify.annotations.NullMarked;
