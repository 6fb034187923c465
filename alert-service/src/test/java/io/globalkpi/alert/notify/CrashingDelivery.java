package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process that dies like one that is killed: right after its second message is out, before it can be recorded. */
public final class CrashingDelivery {

    private CrashingDelivery() {}

    /** @param args bootstrap servers, and the file that stands for what receivers got */
    public static void main(String[] args) throws InterruptedException {
        Path received = Path.of(args[1]);
        Deliveries.of(args[0], new ListChannel(notice -> deliver(notice, received)))
                .start();
        new CountDownLatch(1).await();
    }

    private static Delivery deliver(Notice notice, Path received) {
        try {
            String line = notice.getDestination() + " #" + notice.getSequence() + System.lineSeparator();
            Files.writeString(received, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (notice.getSequence() == 2) {
            Runtime.getRuntime().halt(137);
        }
        return new Delivery.Accepted(Optional.empty());
    }
}
