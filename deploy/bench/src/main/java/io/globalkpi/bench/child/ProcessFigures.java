package io.globalkpi.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Linux says about a process.
 *
 * @param peakResident bytes, the most it ever had
 * @param resident bytes now
 * @param cpuSeconds user and system time of all its threads
 */
public record ProcessFigures(long peakResident, long resident, double cpuSeconds) {

    private static final double TICKS_A_SECOND = 100; // USER_HZ, the same on every Linux that Java runs on

    public static final ProcessFigures NONE = new ProcessFigures(0, 0, 0);

    /** {@link #NONE} where there is no such process or no /proc. */
    public static ProcessFigures of(long pid) {
        Path proc = Path.of("/proc", Long.toString(pid));
        try {
            long peak = 0;
            long resident = 0;
            for (String line : Files.readAllLines(proc.resolve("status"))) {
                peak = line.startsWith("VmHWM:") ? kilobytes(line) : peak;
                resident = line.startsWith("VmRSS:") ? kilobytes(line) : resident;
            }
            String stat = Files.readString(proc.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new ProcessFigures(
                    peak, resident, (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND);
        } catch (IOException e) {
            return NONE;
        }
    }

    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
