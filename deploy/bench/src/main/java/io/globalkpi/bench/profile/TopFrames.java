package io.globalkpi.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Where a recording saw the time and the garbage go, as tables for people. */
public final class TopFrames {

    private static final int SHOWN = 40;
    private static final String OWN = "io.globalkpi.";

    /** Classes made at run time are numbered by where they lie in memory. */
    private static final Pattern ADDRESS = Pattern.compile("\\+0x[0-9a-f]+(\\.\\d+)?");

    private static final String WORKERS = "StreamThread";

    private final Map<String, Double> threads = new HashMap<>();
    private final Map<String, Double> self = new HashMap<>();
    private final Map<String, Double> inclusive = new HashMap<>();
    private final Map<String, Double> own = new HashMap<>();
    private final Map<String, Double> allocatedBy = new HashMap<>();
    private final Map<String, Double> allocated = new HashMap<>();

    private TopFrames() {}

    /** Markdown. */
    public static String of(Path recording) throws IOException {
        TopFrames frames = new TopFrames();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                frames.take(file.readEvent());
            }
        }
        return frames.markdown();
    }

    private void take(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        if (trace == null) {
            return;
        }
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> sample(event.getThread("sampledThread"), trace.getFrames());
            case "jdk.ObjectAllocationSample" -> allocation(event, "weight", trace.getFrames());
            case "jdk.ObjectAllocationInNewTLAB" -> allocation(event, "tlabSize", trace.getFrames());
            case "jdk.ObjectAllocationOutsideTLAB" -> allocation(event, "allocationSize", trace.getFrames());
            default -> {
                // the recording holds much else
            }
        }
    }

    private void sample(RecordedThread thread, List<RecordedFrame> frames) {
        String name = name(thread);
        add(threads, name.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*"), 1);
        if (!name.contains(WORKERS) || frames.isEmpty()) {
            return;
        }
        add(self, name(frames.get(0)), 1);
        Set<String> seen = new HashSet<>();
        frames.forEach(frame -> {
            if (seen.add(name(frame))) {
                add(inclusive, name(frame), 1);
            }
        });
        add(own, firstOwn(frames), 1);
    }

    /** The JVM's own threads and those of native libraries have a name with the system alone. */
    private static String name(@Nullable RecordedThread thread) {
        if (thread == null) {
            return "JVM";
        }
        return thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
    }

    private void allocation(RecordedEvent event, String size, List<RecordedFrame> frames) {
        double bytes = event.getLong(size);
        add(allocated, event.getClass("objectClass").getName(), bytes);
        add(allocatedBy, firstOwn(frames), bytes);
    }

    private static String firstOwn(List<RecordedFrame> frames) {
        return frames.stream()
                .map(TopFrames::name)
                .filter(name -> name.startsWith(OWN))
                .findFirst()
                .orElse("(none of ours)");
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        String type = ADDRESS.matcher(method.getType().getName()).replaceAll("");
        return type.isEmpty() ? method.getName() : type + "." + method.getName(); // native code has none
    }

    private static void add(Map<String, Double> to, String name, double amount) {
        to.merge(name, amount, Double::sum);
    }

    private String markdown() {
        return table("Samples by thread", threads, name -> true, 12)
                + table("Stream threads: innermost frame", self, name -> true, SHOWN)
                + table("Stream threads: innermost frame of ours", own, name -> true, SHOWN)
                + table("Stream threads: on the stack, ours", inclusive, name -> name.startsWith(OWN), SHOWN)
                + table(
                        "Stream threads: on the stack, libraries",
                        inclusive,
                        name -> !name.startsWith(OWN) && !name.startsWith("java."),
                        SHOWN)
                + table("Bytes allocated, by innermost frame of ours", allocatedBy, name -> true, SHOWN)
                + table("Bytes allocated, by class", allocated, name -> true, SHOWN);
    }

    /** Shares are of all samples of the table's kind. */
    private String table(String title, Map<String, Double> amounts, Predicate<String> which, int most) {
        double all = (amounts == inclusive ? self : amounts)
                .values().stream().mapToDouble(Double::doubleValue).sum();
        StringBuilder out = new StringBuilder("\n### " + title + "\n\n| share | what |\n|---:|---|\n");
        amounts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(most)
                .forEach(entry -> out.append(String.format(
                        java.util.Locale.ROOT, "| %.1f %% | `%s` |%n", 100 * entry.getValue() / all, entry.getKey())));
        return out.toString();
    }
}
