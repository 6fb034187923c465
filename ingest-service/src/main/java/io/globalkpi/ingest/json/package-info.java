/**
 * Events as plain JSON: read strictly by their schema, every error by path, and written back in the same form.
 *
 * <p>Push decodes requests here, dead letters keep their input in this form and replays read it again. Whether an event
 * may enter is not decided here; that is the gate's, in {@code publish}.
 */
@NullMarked
package io.globalkpi.ingest.json;

import org.jspecify.annotations.NullMarked;
