package io.globalkpi.ingest.pull.day;

/**
 * One state of an order.
 *
 * @param order id at the platform
 * @param revision update time in milliseconds
 */
record Update(String order, long revision) {}
