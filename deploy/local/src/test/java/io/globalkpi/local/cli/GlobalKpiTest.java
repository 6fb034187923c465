package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GlobalKpiTest {

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "start",
                "simulate",
                "import",
                "apply",
                "kpis",
                "breaches",
                "explain",
                "trace",
                "audit",
                "remeasure",
                "scorecards",
                "backtest",
                "lint",
                "preview",
                "test-channel",
                "dead-letters",
                "topics"
            })
    void shouldExplainEveryCommand(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: deploy/run " + command).contains("2   wrong usage");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "kpis --scope amazon-us/acme",
                "kpis --scope shop:amazon-us/acme",
                "kpis --window 2h",
                "kpis --at 2011-05-01",
                "kpis --format xml",
                "trace --scope site:a/b --kpi orders",
                "trace --kpi orders --window day",
                "audit",
                "audit --day yesterday",
                "remeasure --from yesterday",
                "remeasure",
                "scorecards --format xlsx",
                "scorecards dispute --owner ann",
                "import file.csv",
                "import --mapping orders",
                "apply",
                "start --broker-port many",
                "demo --events few"
            })
    void shouldAnswerTwoToWrongUsageInOneLine(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithAValue() {
        run("kpis", "--window", "2h");

        assertThat(err.toString())
                .contains("--window")
                .contains("no window '2h'")
                .contains("1h, 24h, 7d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "kpis", "breaches", "scorecards", "backtest", "lint", "dead-letters"})
    void shouldAnswerOneInOneLineWhenNoBrokerIsThere(String command) throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThat(run(command, "--bootstrap", "127.0.0.1:" + nobody)).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("deploy/run " + command + ": no broker answers at 127.0.0.1:" + nobody)
                .contains("deploy/run start");
    }

    @Test
    void shouldNameATakenPortAndWriteNothing() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            assertThat(run("start", "--data", home.resolve("data").toString(), "--broker-port", port))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("port " + port).contains("--broker-port");
            assertThat(home.resolve("data/broker")).doesNotExist();
        }
    }

    @Test
    void shouldRefuseTheSamePortTwice() {
        assertThat(run("start", "--data", home.toString(), "--ingest-port", "9092"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("9092");
    }

    @Test
    void shouldSendATestThroughAChannel() {
        assertThat(run("test-channel", "console", "ops", "--language", "de")).isZero();
        assertThat(out.toString()).contains("Test of this channel").contains("console took a test for ops");
    }

    @Test
    void shouldSayWhatATestOfAChannelLacks() {
        assertThat(run("test-channel", "dingtalk", "ops")).isEqualTo(1);
        assertThat(err.toString()).contains("dingtalk did not take a test for ops", "ALERT_DINGTALK_OPS_WEBHOOK");
        assertThat(run("test-channel", "pigeon", "ops")).isEqualTo(1);
        assertThat(err.toString()).contains("no channel pigeon");
    }

    private int run(String... arguments) {
        Surroundings around = new Surroundings(Map.of(), Clock.systemUTC(), home, url -> new InMemorySchemaRegistry());
        CommandLine command = GlobalKpi.commandLine(around);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
