/** Parts of the engine by themselves, measured with JMH. Says where a nanosecond can be had, not what the whole does. */
package io.globalkpi.bench.part;
