package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleFilterTest {

    private final ConsoleFilter filter = new ConsoleFilter();

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        logger,                           level, shown
        io.globalkpi.local.LocalStack,    INFO,  true
        io.globalkpi.local.LocalStack,    DEBUG, false
        io.globalkpi.schemas.table.ReferenceReader, INFO, false
        io.globalkpi.schemas.table.ReferenceReader, WARN, true
        org.apache.kafka.clients.Metadata, WARN, false
        kafka.server.KafkaServer,         ERROR, true
        io.javalin.Javalin,               INFO,  false
        io.javalin.Javalin,               WARN,  true
        """)
    void shouldShowWhatAPersonCanActOn(String logger, String level, boolean shown) {
        assertThat(isShown(logger, Level.valueOf(level), "news", null)).isEqualTo(shown);
    }

    @Test
    void shouldHideARefusalOfTheBrokerThatTheProducerRepeats() {
        Throwable refusal = new OutOfOrderSequenceException("1 (incoming), 0 (expected)");

        assertThat(isShown("kafka.server.ReplicaManager", Level.ERROR, "append failed", refusal))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "io.globalkpi.streams.KpiStreamsApp",
        "io.globalkpi.ingest.publish.Committer",
        "org.apache.kafka.streams.processor.internals.StreamThread",
        "org.apache.kafka.clients.producer.internals.Sender"
    })
    void shouldShowTheSameFailureWhenItReachesWhoeverSends(String logger) {
        Throwable failure =
                new IllegalStateException("task failed", new OutOfOrderSequenceException("1 (incoming), 0 (expected)"));

        assertThat(isShown(logger, Level.ERROR, "failed", failure)).isTrue();
    }

    @Test
    void shouldHideAQuestionToAControllerThatIsNotElectedYet() {
        Throwable refusal = new CompletionException(new NotControllerException("no controller yet"));

        assertThat(isShown("kafka.server.ControllerApis", Level.ERROR, "Unexpected error", refusal))
                .isFalse();
    }

    private boolean isShown(String logger, Level level, String message, Throwable thrown) {
        LoggingEvent event =
                new LoggingEvent("", new LoggerContext().getLogger(logger), level, message, thrown, new Object[0]);
        return filter.decide(event) == FilterReply.NEUTRAL;
    }
}
