/**
 * Reference data from a directory of versioned YAML to the {@code reference.*} topics, whole or not at all.
 *
 * <p>{@link io.globalkpi.ingest.reference.ReferenceApply} is the door: plan, look, apply. Files are read into rows with
 * their lines ({@code YamlFile}, {@code Binder}, one reader per kind), checked against each other and against what is in
 * force, compared, and published behind one manifest. Reading the topics as a service is not done here but in
 * {@code schemas}.
 */
@NullMarked
package io.globalkpi.ingest.reference;

import org.jspecify.annotations.NullMarked;
