/**
 * Pulling as a whole: stand-ins of the platforms on one side, topics and KPI values on the other.
 *
 * <p>What a single platform's room does is tested beside it in ingest-service.
 */
@NullMarked
package io.globalkpi.local.platforms;

import org.jspecify.annotations.NullMarked;
