/**
 * Targets: one amount per scope and period that somebody set by hand, and what follows from it for every day, site and owner.
 *
 * <p>Pure: rows in, amounts out; knows no topic. {@link io.globalkpi.schemas.targets.TargetBook} is the door. What has been
 * reached of a target is the affair of {@code kpi-streams}, how targets are entered that of {@code ingest-service}.
 */
@NullMarked
package io.globalkpi.schemas.targets;

import org.jspecify.annotations.NullMarked;
