package io.globalkpi.alert.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A process that tells slowly enough to be killed at any moment: before a message is out, after it, or while it is recorded. */
public final class KilledDelivery {

    private KilledDelivery() {}

    /** @param args bootstrap servers, and the file that stands for what receivers got */
    public static void main(String[] args) throws InterruptedException {
        Deliveries.of(args[0], writing(Path.of(args[1]))).start();
        new CountDownLatch(1).await();
    }

    static Channel writing(Path received) {
        return new Receiver(received);
    }

    private record Receiver(Path received) implements Channel {

        @Override
        public String name() {
            return "slack";
        }

        @Override
        public Delivery deliver(Parcel parcel) {
            String lines = parcel.notices().stream()
                    .map(notice -> notice.getDestination() + " " + notice.getNotice() + " "
                            + notice.getContent().getState() + (notice.getPossiblyRepeated() ? " repeat" : "") + "\n")
                    .collect(Collectors.joining());
            try {
                Files.writeString(received, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Thread.sleep(5);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Delivery.Accepted(Optional.empty());
        }

        @Override
        public int digestBytes() {
            return 1_000;
        }

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }
    }
}
