/**
 * The intake of what platforms push: a request is handed to the door of its platform, what it wakes is put on the topic of
 * changes, then it is answered.
 *
 * <p>Nothing pushed is ever published as data.
 */
@NullMarked
package io.globalkpi.ingest.pull.hook;

import org.jspecify.annotations.NullMarked;
