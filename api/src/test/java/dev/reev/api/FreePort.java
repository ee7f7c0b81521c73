package dev.reev.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that a test starts later. */
public final class FreePort {

  private FreePort() {}

  /** Below the ports that systems give to connections, so that none takes it meanwhile. */
  public static int pick() {
    for (int attempt = 0; attempt < 64; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // The port is in use: try another one.
      }
    }
    throw new IllegalStateException("no free port");
  }
}
