package io.globalkpi.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the garbage collector did, from the JVM's own log ({@code -Xlog:gc}).
 *
 * @param pauses how many
 * @param pauseMillis together
 * @param longestMillis the longest
 * @param lastHeapMegabytes heap in use after the last pause
 * @param whole heap in use after each collection of the whole heap, megabytes
 */
public record GcLog(int pauses, double pauseMillis, double longestMillis, long lastHeapMegabytes, List<Long> whole) {

    private static final Pattern PAUSE = Pattern.compile("Pause .*->(\\d+)M\\(\\d+M\\) ([0-9.]+)ms");

    public static String flag(Path file) {
        return "-Xlog:gc:file=" + file + ":time,uptime:filecount=0";
    }

    public static GcLog read(Path file) throws IOException {
        int pauses = 0;
        double sum = 0;
        double longest = 0;
        long heap = 0;
        List<Long> whole = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                double millis = Double.parseDouble(pause.group(2));
                pauses++;
                sum += millis;
                longest = Math.max(longest, millis);
                heap = Long.parseLong(pause.group(1));
                if (line.contains("Pause Full")) {
                    whole.add(heap);
                }
            }
        }
        return new GcLog(pauses, sum, longest, heap, List.copyOf(whole));
    }

    /** Heap in use after a collection of the whole heap, megabytes: the median of a part of all; parts are counted from 0. */
    public long medianOfWhole(int part, int parts) {
        List<Long> some = whole.subList(whole.size() * part / parts, whole.size() * (part + 1) / parts).stream()
                .sorted()
                .toList();
        return some.isEmpty() ? 0 : some.get(some.size() / 2);
    }
}
