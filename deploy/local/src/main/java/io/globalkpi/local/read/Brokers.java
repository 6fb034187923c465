package io.globalkpi.local.read;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.KafkaException;

/** Whether anybody listens at a bootstrap address. Kafka's clients alone would try for half a minute and log each time. */
public final class Brokers {

    private static final int PATIENCE_MILLIS = 3_000;

    private Brokers() {}

    /** @throws PipelineException if nobody listens at any of the addresses */
    public static void check(String bootstrap) {
        if (addresses(bootstrap).stream().noneMatch(Brokers::listens)) {
            throw new PipelineException("no broker answers at " + bootstrap
                    + ": start the pipeline with `deploy/run start` or `deploy/run demo`, or say where it is with"
                    + " --bootstrap");
        }
    }

    private static List<InetSocketAddress> addresses(String bootstrap) {
        try {
            return ClientUtils.parseAndValidateAddresses(List.of(bootstrap.split(",")), "use_all_dns_ips");
        } catch (KafkaException e) {
            throw new PipelineException("--bootstrap must be host:port[,host:port], was " + bootstrap, e);
        }
    }

    private static boolean listens(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
