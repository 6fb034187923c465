/**
 * What a dead letter keeps of its input: the text where it was stripped of personal data by field name, else the input
 * sealed, else only its hash and length.
 *
 * <p>Who refuses what and why is not decided here; that is each source's and the gate's. Letters are published by
 * {@code publish} like everything else.
 */
@NullMarked
package io.globalkpi.ingest.letter;

import org.jspecify.annotations.NullMarked;
