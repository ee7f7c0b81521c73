package dev.reev.cli.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * An address of this machine that nobody can guess. Whoever listens there without looking at who
 * asks is out of reach for the pages of a browser: one would have to try 2^24 addresses with
 * thousands of ports each.
 */
final class LoopbackAddress {

  private static final SecureRandom RANDOM = new SecureRandom();

  private LoopbackAddress() {}

  /** With a free port; empty where only 127.0.0.1 is the machine's own, as on macOS. */
  static Optional<InetSocketAddress> unguessable() {
    byte[] bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    bytes[0] = 127;
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByAddress(bytes), 0));
      return Optional.of((InetSocketAddress) probe.getLocalSocketAddress());
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }
}
