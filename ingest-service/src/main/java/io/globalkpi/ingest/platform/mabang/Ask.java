package io.globalkpi.ingest.platform.mabang;

import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a list is asked for.
 *
 * @param api the operation
 * @param times beginning of the names of the two parameters for each kind of time, such as updateTime for updateTimeStart
 *     and updateTimeEnd
 * @param fixed parameters that are the same in every call
 * @param paging how one page follows another
 */
record Ask(String api, Map<Reach, String> times, Map<String, String> fixed, Paging paging) {

    Ask {
        times = Map.copyOf(times);
    }

    /** Parameters of one page of a slice. Mabang counts the end of a span in, to the second. */
    Map<String, String> data(Slice slice, String cursor) {
        Map<String, String> data = new LinkedHashMap<>();
        Optional.ofNullable(times.get(slice.reach())).ifPresent(name -> {
            String start = name.equals(PLAIN) ? "timeStart" : name + "Start";
            String end = name.equals(PLAIN) ? "timeEnd" : name + "End";
            data.put(start, ChinaTime.text(slice.from()));
            data.put(end, ChinaTime.text(slice.to().minusSeconds(1)));
        });
        data.putAll(fixed);
        paging.ask(data, cursor);
        return data;
    }

    /** For lists whose times are named timeStart and timeEnd. */
    static final String PLAIN = "";
}
