package io.globalkpi.local.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Our own news, the broker's errors and others' warnings reach the console; the log file has all of it.
 *
 * <p>Clients of a broker that is just starting or stopping warn of what heals by itself, and the controller reports an
 * error at some restarts that is none: it was asked a moment before it was elected. The first batches of a transactional
 * producer may overtake each other while the broker is adding the partition to the transaction; the producer sends them again.
 */
public final class ConsoleFilter extends Filter<ILoggingEvent> {

    private static final String OURS = "io.globalkpi.";
    private static final List<String> HARMLESS = List.of(
            "NotControllerException",
            "OutOfOrderSequenceException",
            "Attempting to close NetworkClient that has already been closed");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLevel().isGreaterOrEqual(leastOf(event.getLoggerName())) && !isHarmless(event)
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }

    private static Level leastOf(String logger) {
        if (logger.startsWith(OURS)) {
            return Level.INFO;
        }
        return logger.startsWith("org.apache.kafka") || logger.startsWith("kafka.") ? Level.ERROR : Level.WARN;
    }

    private static boolean isHarmless(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        String thrown = event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getClassName();
        return HARMLESS.stream().anyMatch(noise -> message.contains(noise) || thrown.contains(noise));
    }
}
