/**
 * Another generation of the KPIs beside the one in force: how far it has come, what it says otherwise, and its end.
 *
 * <p>{@code deploy/run rebuild} writes which generations there are; the services follow the manifest. Nothing here makes a KPI.
 */
@NullMarked
package io.globalkpi.local.rebuild;

import org.jspecify.annotations.NullMarked;
