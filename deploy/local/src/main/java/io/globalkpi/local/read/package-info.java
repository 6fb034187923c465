/**
 * Topics read from begin to end and answered from: KPI values as of an instant, breaches, dead letters, counts.
 *
 * <p>Whoever reads here joins no group and leaves no trace on the broker. How answers look on a console is decided in
 * {@code cli}.
 */
@NullMarked
package io.globalkpi.local.read;

import org.jspecify.annotations.NullMarked;
