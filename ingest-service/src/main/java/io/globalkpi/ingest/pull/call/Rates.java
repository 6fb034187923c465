package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.ingest.platform.Trouble;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The published rates of a platform, as changed by the settings of a job. */
final class Rates {

    private static final String SETTING = "rate.";
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*\\+\\s*1/(P\\S+)");
    private static final Rate MODEST = Rate.of("*", 2, 5);

    private final Map<String, Rate> rates = new HashMap<>();

    Rates(List<Rate> published, Map<String, String> settings) {
        published.forEach(rate -> rates.put(rate.operation(), rate));
        settings.forEach((name, value) -> {
            if (name.startsWith(SETTING)) {
                changed(name.substring(SETTING.length()), value);
            }
        });
    }

    /** Of an operation nobody published a rate of, the one for all others; if there is none, a modest one. */
    Rate of(String operation) {
        Rate own = rates.get(operation);
        return own != null ? own : rates.getOrDefault("*", MODEST);
    }

    private void changed(String operation, String value) {
        Matcher matcher = FORM.matcher(value.strip());
        try {
            if (!matcher.matches()) {
                throw bad(operation, value);
            }
            rates.put(
                    operation,
                    new Rate(
                            operation,
                            of(operation).scope(),
                            Long.parseLong(matcher.group(1)),
                            Duration.parse(matcher.group(2))));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw bad(operation, value);
        }
    }

    private static CallException bad(String operation, String value) {
        return new CallException(new Trouble(
                "setting-bad",
                "The job's setting rate." + operation + " is '" + value + "'.",
                "Write it as a burst and one more call per time, such as 20 + 1/PT180S."));
    }
}
