package io.globalkpi.local.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** A quiet console, and every detail in {@code log/} of the data directory. */
final class ConsoleLog {

    private static final String WITH_FILE = "/logback-with-file.xml";

    private ConsoleLog() {}

    /** From here on details go to a file there; before, and without, there is the console alone. */
    static void into(Path data) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty(
                "log.directory", data.resolve("log").toAbsolutePath().toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(ConsoleLog.class.getResource(WITH_FILE));
        } catch (JoranException e) {
            throw new IllegalStateException("cannot configure logging from " + WITH_FILE, e);
        }
    }
}
