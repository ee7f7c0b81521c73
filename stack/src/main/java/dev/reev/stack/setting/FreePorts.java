package dev.reev.stack.setting;

import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Picks free ports and holds them until closed, so that no port is handed out twice. */
public final class FreePorts implements AutoCloseable {

  /**
   * Below the range from which systems assign ports themselves (Linux: from 32768): between the
   * choice and the start of the server, any connection could be given a port from there.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  /** With half of the range taken, the odds of finding no free port are one in 2^64. */
  private static final int MAX_ATTEMPTS = 64;

  private final List<ServerSocket> held = new ArrayList<>();

  /**
   * Takes a port of the loopback address.
   *
   * @param variable name of the setting, for the message
   * @param wanted 0 for any free one
   * @throws ReevFailure exit code 1 when the port is in use
   */
  public int take(String variable, int wanted) {
    return wanted == 0 ? takeAny() : take(wanted, variable);
  }

  private int take(int wanted, String variable) {
    try {
      return hold(wanted);
    } catch (IOException e) {
      throw ReevFailure.failed(
          "Port "
              + wanted
              + " is taken; set "
              + variable
              + " to another one, or to 0 for any free one.");
    }
  }

  private int takeAny() {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        return hold(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
      } catch (IOException taken) {
        // In use: try the next one.
      }
    }
    throw ReevFailure.failed("no free port between " + LOWEST + " and " + HIGHEST + ".");
  }

  private int hold(int port) throws IOException {
    ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    held.add(socket);
    return socket.getLocalPort();
  }

  /** Releases the ports for the processes that will use them. */
  @Override
  public void close() {
    for (ServerSocket socket : held) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
