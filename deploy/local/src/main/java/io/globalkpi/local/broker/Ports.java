package io.globalkpi.local.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports of the loopback address. */
public final class Ports {

    private static final int LEAST = 20_000;
    private static final int MOST = 32_000;

    private Ports() {}

    /**
     * Asks for a port before anything is written to disk, so that a wrong start leaves nothing behind.
     *
     * @param what whose port it is, as a person would say it: "broker", "registry"
     * @param setting the option that chooses another one
     * @throws BrokerException if another process listens there
     */
    public static void check(String what, int port, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port that a process gave back a moment ago is free, whatever TIME_WAIT says; the broker binds alike.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new BrokerException(
                    "port " + port + " of 127.0.0.1, for the " + what
                            + ", is taken by another process: stop it, or choose" + " another port with " + setting,
                    e);
        }
    }

    /** A port nobody listens on at this moment. */
    public static int free() {
        return free(1).get(0);
    }

    /**
     * Ports nobody listens on at this moment, each another one.
     *
     * <p>Below those that systems give to outgoing connections: such a port could be taken between this answer and its use.
     */
    public static List<Integer> free(int count) {
        int begin = ThreadLocalRandom.current().nextInt(LEAST, MOST);
        List<Integer> free = IntStream.iterate(begin, port -> port + 1)
                .limit(MOST - LEAST)
                .map(port -> port < MOST ? port : port - MOST + LEAST)
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (free.size() < count) {
            throw new BrokerException("no " + count + " free ports of 127.0.0.1 between " + LEAST + " and " + MOST);
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
