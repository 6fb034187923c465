package io.globalkpi.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback address. */
public final class Ports {

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

    /** Ports nobody listens on at this moment, each another one. */
    public static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
