package io.globalkpi.ingest.raw;

import io.globalkpi.ingest.files.RawRows;
import io.globalkpi.ingest.pull.Platforms;
import io.globalkpi.ingest.pull.PulledRaw;
import io.globalkpi.ingest.simulate.SimulatedRaw;
import io.globalkpi.schemas.ingest.RawRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Makes events of raw records once more, whatever their source. For one thread. */
public final class RawReader {

    private final Map<String, RawForm> forms;

    /** @param mappings folder of the mappings that files were imported by */
    public RawReader(Path mappings) {
        forms = new HashMap<>(Map.of(
                "push",
                RawForm.Pushed.form(),
                "files",
                new RawForm.Imported(new RawRows(mappings)),
                "simulation",
                new RawForm.Simulated(new SimulatedRaw())));
        Platforms.all().forEach(platform -> forms.put(platform.name(), new RawForm.Pulled(new PulledRaw(platform))));
    }

    /** The key of the raw record that an event points at: its own entity id, unless one item made several events. */
    public static String key(SpecificRecord told) {
        return PulledRaw.key((String) RawForm.field(told, "rawRef"), (String) RawForm.field(told, "entityId"));
    }

    /** Whether an event points at this raw record. */
    public boolean isOf(SpecificRecord told, RawRecord raw) {
        RawForm form = forms.get(source(raw));
        return form != null && form.isOf((String) RawForm.field(told, "rawRef"), raw);
    }

    /**
     * What the normalizer of its source makes of a raw record, pointing at it as the event that was told does.
     *
     * @param told the event that was published of it, which gives what the source did not send: the kind, when it was
     *     observed and, of a file, when it was generated
     * @throws IllegalArgumentException saying why no event can be made of it
     */
    public SpecificRecord event(RawRecord raw, SpecificRecord told) {
        RawForm form = forms.get(source(raw));
        if (form == null) {
            throw new IllegalArgumentException("no normalizer reads what " + source(raw) + " sent");
        }
        SpecificRecord event = form.event(raw, told);
        event.put(event.getSchema().getField("rawRef").pos(), RawForm.field(told, "rawRef"));
        return event;
    }

    private static String source(RawRecord raw) {
        return raw.getSource().split("[:/]", 2)[0];
    }
}
