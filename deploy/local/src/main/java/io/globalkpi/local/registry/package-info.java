/**
 * The schema registry of the local stack: Confluent's REST API over a file, for whatever tool reads the topics.
 *
 * <p>{@link io.globalkpi.local.registry.LocalRegistry} is the door. Behind it: routes (HTTP and its spelling), the store
 * (subjects, versions, ids), the levels of compatibility, and the change file that remembers. Production runs a registry
 * of its own; nothing here is known to the services, which see only a URL.
 */
@NullMarked
package io.globalkpi.local.registry;

import org.jspecify.annotations.NullMarked;
