package io.globalkpi.alert.rule;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One local date of a feed that is overdue.
 *
 * @param due when it should have been complete
 */
public record Gap(String feed, LocalDate date, Instant due) {}
