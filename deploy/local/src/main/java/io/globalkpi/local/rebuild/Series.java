package io.globalkpi.local.rebuild;

/** One window of one scope of a partition: what steps carry forward in. */
record Series(String scope, String window) {}
