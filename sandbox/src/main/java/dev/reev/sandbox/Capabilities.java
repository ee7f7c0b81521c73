package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Linux capabilities of this process (capabilities(7)). */
final class Capabilities {

  /** Bit of CAP_SYS_ADMIN, without which even root cannot create namespaces. */
  private static final long SYS_ADMIN = 1L << 21;

  private Capabilities() {}

  /**
   * Returns true when this process can give each program a user id of its own; otherwise programs
   * get a user by a user namespace.
   */
  static boolean makeOwnUsers() {
    return OwnUser.isRoot() && (effective() & SYS_ADMIN) != 0;
  }

  /** Bits of the effective capabilities; 0 on a system without /proc. */
  static long effective() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("CapEff:"))
          .map(line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
          .findFirst()
          .orElse(0L);
    } catch (IOException noProc) {
      return 0;
    }
  }

  /** Returns the command wrapped so that it runs without capabilities. */
  static List<String> dropBefore(List<String> command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--"));
    words.addAll(command);
    return words;
  }
}
