package dev.reev.cli.stack;

import dev.reev.cli.outcome.ReevFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Picks ports and keeps them taken until closed, so that no port is handed out twice. */
public final class FreePorts implements AutoCloseable {

  private final List<ServerSocket> held = new ArrayList<>();

  /**
   * Takes a port of the loopback address.
   *
   * @param variable name of the setting, for the message
   * @param wanted 0 = any free one
   * @throws ReevFailure exit code 1 when somebody else listens there
   */
  public int take(String variable, int wanted) {
    try {
      ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      return socket.getLocalPort();
    } catch (IOException e) {
      throw ReevFailure.failed(
          "Port "
              + wanted
              + " is taken; set "
              + variable
              + " to another one, or to 0 for any free one.");
    }
  }

  /** Frees the ports for the processes that were promised them. */
  @Override
  public void close() {
    for (ServerSocket socket : held) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
