/**
 * What is wrong with rules, routes and owners though each row by itself is well formed: rules that can never fire, routes
 * nothing reaches, scopes nobody answers for.
 *
 * <p>{@link io.globalkpi.alert.lint.Lint} is the door. Whether a row is well formed is checked where rows are read; what a rule
 * tells and who hears of it is asked of {@code detect} and {@code route}.
 */
@NullMarked
package io.globalkpi.alert.lint;

import org.jspecify.annotations.NullMarked;
