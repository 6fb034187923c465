/**
 * KPI values in, breaches out: the topology that lets {@code rule} look at every snapshot and remembers what it saw.
 *
 * <p>{@link io.globalkpi.alert.detect.BreachDetection} is the door, and {@link io.globalkpi.alert.detect.RuleExplainer}, {@link
 * io.globalkpi.alert.detect.Imagined} and {@link io.globalkpi.alert.detect.Replay} for whoever asks what a rule comes to,
 * would tell, or would have told. Kafka is at home here; what is in trouble is decided
 * in {@code rule}, who hears of it in {@code route}.
 */
@NullMarked
package io.globalkpi.alert.detect;

import org.jspecify.annotations.NullMarked;
