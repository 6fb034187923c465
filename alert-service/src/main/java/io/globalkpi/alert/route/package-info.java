/**
 * Who hears of a breach: routes, persons and what they may see, and the notices that follow from them.
 *
 * <p>{@link io.globalkpi.alert.route.NoticePlanning} is the door: it writes one pending notice per destination; {@link
 * io.globalkpi.alert.route.Rehearsal} and {@link io.globalkpi.alert.route.Hearing} say who would hear, and tell nobody. How a
 * notice is told, and what happens when that fails, lives in {@code notify}.
 *
 * <p>Breaches are cut by scope, but two questions reach over scopes: whether a wider breach explains a narrower one, and how much of
 * what stands under a rule may be chance. Neither has one owner: a company's breach explains sites of all owners, and chance is
 * judged over every look of a round. A stage keyed by owner could not answer them, and one keyed by company would be a single hot
 * partition. So only the breaches of rules that ask ({@code explains}, {@code falseDiscovery}) go to every partition, and each
 * decides for its own scopes, in the transaction that plans their notices. The price is a copy for each partition of such breaches,
 * and the memory for those that stand: thousands, not millions. What one owner or reader gets together (groups, digests) is
 * decided behind this, in {@code notify}, where notices are cut by destination.
 */
@NullMarked
package io.globalkpi.alert.route;

import org.jspecify.annotations.NullMarked;
