/**
 * What platforms send, read plainly and by their rooms. Items are in the form of a platform's answers and files; here stands nothing of
 * how they are measured, which is in {@code child} and {@code measure}.
 */
@org.jspecify.annotations.NullMarked
package io.globalkpi.bench.room;
