/**
 * The three services against the broker and the registry that compose and Kubernetes run, each in a container of its own.
 *
 * <p>What a container shows and a broker in the process cannot belongs here: the images, their defaults, and that services
 * and their world are separate processes. Everything about values lives in the tests of the modules.
 */
@NullMarked
package io.globalkpi.local.containers;

import org.jspecify.annotations.NullMarked;
