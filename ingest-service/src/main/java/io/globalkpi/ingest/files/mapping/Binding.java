package io.globalkpi.ingest.files.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One field of an event and where its value comes from: a template, or a named value of the row.
 *
 * @param template text made of other values, or null to take the value that bears the field's name
 * @param forms how numbers and times of the source are written
 * @param place what errors call it: the column, else the field
 */
record Binding(Slot slot, @Nullable Template template, FieldType.Forms forms, String place) {

    @Nullable
    Object value(RowValues row) throws BadRowException {
        String text = template == null ? row.text(slot.name()) : template.fill(row);
        return text == null ? null : slot.read(text, forms, place);
    }
}
