/**
 * Readers' answers to what they were told: a page behind the links in messages, an API, and the record on {@code alert.acks.v1}.
 *
 * <p>What an answer brings about (no reminders, no escalation, silence for its author) is decided in {@code route}, which
 * reads that topic. {@link io.globalkpi.alert.answer.AnswerRoutes} is the door.
 */
@NullMarked
package io.globalkpi.alert.answer;

import org.jspecify.annotations.NullMarked;
