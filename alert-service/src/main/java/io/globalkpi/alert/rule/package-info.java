/**
 * When a number is in trouble: rules, the health of one scope under one rule, and the changes that are worth telling.
 *
 * <p>Pure: no Kafka, no clock, no I/O. Time is what a {@link io.globalkpi.alert.rule.Reading} says. Where readings come
 * from and where changes go lives in {@code detect}; who hears of them in {@code route}.
 */
@NullMarked
package io.globalkpi.alert.rule;

import org.jspecify.annotations.NullMarked;
