package io.globalkpi.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.DroppedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    private static final Instant MORNING = Instant.parse("2026-03-10T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Clock EVENING = Clock.fixed(Instant.parse("2026-03-10T20:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path root;

    private Path drop(String name, Instant written) throws IOException {
        Path folder = Files.createDirectories(root.resolve("dianxiaomi").resolve("acme"));
        return Files.setLastModifiedTime(Files.writeString(folder.resolve(name), "a"), FileTime.from(written));
    }

    private DroppedFile only(Inbox inbox) {
        assertThat(inbox.files("dianxiaomi", "acme")).hasSize(1);
        return inbox.files("dianxiaomi", "acme").get(0);
    }

    @Test
    void shouldTellAFileThatWasMovedHereFromOneThatWasWrittenHere() throws IOException {
        drop("moved.csv", MORNING);

        DroppedFile file = only(new Inbox(root, EVENING, any -> NOON));

        assertThat(file.writtenAt()).isEqualTo(MORNING);
        assertThat(file.arrivedAt()).isEqualTo(NOON);
    }

    @Test
    void shouldKnowOfTheFileSystemThatAFileCameJustNow() throws IOException {
        Instant before = Instant.now().minusSeconds(60);
        drop("export.csv", MORNING);

        assertThat(only(new Inbox(root, Clock.systemUTC())).arrivedAt()).isAfter(before);
    }

    @Test
    void shouldNotLetAFileArriveBeforeItIsWhole() throws IOException {
        drop("export.csv", NOON);

        assertThat(only(new Inbox(root, EVENING, any -> MORNING)).arrivedAt()).isEqualTo(NOON);
    }

    @Test
    void shouldNotBelieveAFileSystemThatIsAheadOfTheJobs() throws IOException {
        drop("export.csv", MORNING);

        assertThat(only(new Inbox(root, EVENING)).arrivedAt()).isEqualTo(MORNING);
    }

    @Test
    void shouldPassByFilesThatAreHiddenOrStillBeingWritten() throws IOException {
        drop(".hidden.csv", MORNING);
        drop("export.csv.part", MORNING);

        assertThat(new Inbox(root, EVENING).files("dianxiaomi", "acme")).isEmpty();
    }
}
