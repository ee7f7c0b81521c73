package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What this process may do beyond its user's rights (capabilities(7)). */
final class Capabilities {

  /** Bit of CAP_SYS_ADMIN, without which even root makes no namespaces. */
  private static final long SYS_ADMIN = 1L << 21;

  private Capabilities() {}

  /** Whether programs can be given users of their own; else a user namespace gives them one. */
  static boolean makeOwnUsers() {
    return OwnUser.isRoot() && (effective() & SYS_ADMIN) != 0;
  }

  /** The capabilities in effect; none on a system without /proc. */
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

  /** The command without any. */
  static List<String> dropBefore(List<String> command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--"));
    words.addAll(command);
    return words;
  }
}
