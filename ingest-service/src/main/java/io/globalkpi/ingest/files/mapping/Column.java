package io.globalkpi.ingest.files.mapping;

/**
 * One column of the file that means something.
 *
 * @param name in the header of the file
 * @param field of the event it fills, or a name of the mapping's own, for templates and lookups
 * @param required true when no row can do without it
 * @param forms how its numbers and times are written
 */
record Column(String name, String field, boolean required, FieldType.Forms forms) {}
