package io.globalkpi.ingest.platform;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.ValueInstantiators;
import com.fasterxml.jackson.databind.deser.impl.PropertyValueBuffer;
import com.fasterxml.jackson.databind.deser.std.StdValueInstantiator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * Fields of a record that are absent are null. Jackson asks for a default of each, and most fields of most items are absent: it was
 * a quarter of reading them.
 */
final class RecordsModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addValueInstantiators(new ValueInstantiators.Base() {
            @Override
            public ValueInstantiator findValueInstantiator(
                    DeserializationConfig config, BeanDescription type, ValueInstantiator usual) {
                return type.getType().isRecordType() ? new OfRecords((StdValueInstantiator) usual) : usual;
            }
        });
    }

    private static final class OfRecords extends StdValueInstantiator {

        private static final long serialVersionUID = 1L;

        OfRecords(StdValueInstantiator usual) {
            super(usual);
        }

        @Override
        public Object createFromObjectWith(
                DeserializationContext context, SettableBeanProperty[] fields, PropertyValueBuffer told)
                throws IOException {
            Object[] values = new Object[fields.length];
            for (int i = 0; i < fields.length; i++) {
                if (told.hasParameter(fields[i]) || fields[i].getType().isPrimitive()) {
                    values[i] = told.getParameter(fields[i]);
                }
            }
            return createFromObjectWith(context, values);
        }
    }
}
