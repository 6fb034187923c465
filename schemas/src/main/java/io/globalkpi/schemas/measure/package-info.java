/**
 * The measure catalogue: the names that KPI formulas are written in and stored state is ordered by.
 *
 * <p>Only names, kinds and places are here. What an event contributes to a measure is decided in kpi-streams; that a formula
 * names measures which exist is checked by ingest-service when it is applied.
 */
@NullMarked
package io.globalkpi.schemas.measure;

import org.jspecify.annotations.NullMarked;
