package io.globalkpi.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the garbage collector did, from the JVM's own log ({@code -Xlog:gc}).
 *
 * @param pauses how many
 * @param pauseMillis together
 * @param longestMillis the longest
 * @param heaps in use after each pause, megabytes
 */
public record GcLog(int pauses, double pauseMillis, double longestMillis, List<Long> heaps) {

    private static final Pattern PAUSE = Pattern.compile("Pause .*->(\\d+)M\\(\\d+M\\) ([0-9.]+)ms");

    public static String flag(Path file) {
        return "-Xlog:gc:file=" + file + ":time,uptime:filecount=0";
    }

    public static GcLog read(Path file) throws IOException {
        int pauses = 0;
        double sum = 0;
        double longest = 0;
        List<Long> heaps = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                double millis = Double.parseDouble(pause.group(2));
                pauses++;
                sum += millis;
                longest = Math.max(longest, millis);
                heaps.add(Long.parseLong(pause.group(1)));
            }
        }
        return new GcLog(pauses, sum, longest, List.copyOf(heaps));
    }

    /** Heap in use after the last pause, megabytes. */
    public long lastHeap() {
        return heaps.isEmpty() ? 0 : heaps.get(heaps.size() - 1);
    }

    /** The least heap in use after a pause, megabytes, of a part of all pauses; parts are counted from 0. */
    public long leastHeap(int part, int parts) {
        List<Long> some = heaps.subList(heaps.size() * part / parts, heaps.size() * (part + 1) / parts);
        return some.isEmpty() ? 0 : Collections.min(some);
    }
}
