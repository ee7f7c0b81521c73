package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What of the system a confined program sees: programs, libraries and what they are set up by. An
 * allow-list: no home, no {@code /var}, {@code /run}, {@code /opt} or {@code /srv}, and of {@code
 * /etc} what is named here.
 */
public final class SystemView {

  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("/usr"),
          Path.of("/bin"),
          Path.of("/sbin"),
          Path.of("/lib"),
          Path.of("/lib32"),
          Path.of("/lib64"),
          Path.of("/libx32"));

  /** Patterns below {@code /etc}: settings of linkers, languages, locales and certificates. */
  private static final List<String> SETTINGS =
      List.of(
          "alternatives",
          "ca-certificates*",
          "crypto-policies",
          "debian_version",
          "fonts",
          "java*",
          "jvm*",
          "ld.so.*",
          "locale.*",
          "localtime",
          "magic*",
          "mime.types",
          "os-release",
          "perl",
          "protocols",
          "python*",
          "services",
          "terminfo",
          "timezone");

  private static final List<Path> CERTIFICATES =
      List.of(
          Path.of("/etc/ssl/certs"),
          Path.of("/etc/ssl/openssl.cnf"),
          Path.of("/etc/pki/tls/certs"),
          Path.of("/etc/pki/ca-trust/extracted"),
          Path.of("/etc/pki/java"));

  /** How names become addresses; some systems keep those of name servers in the last one. */
  private static final List<Path> NAME_RESOLUTION =
      List.of(
          Path.of("/etc/resolv.conf"),
          Path.of("/etc/hosts"),
          Path.of("/etc/nsswitch.conf"),
          Path.of("/etc/host.conf"),
          Path.of("/etc/gai.conf"),
          Path.of("/run/systemd/resolve"));

  private SystemView() {}

  /** Shows it, without any user and without the network. */
  public static void show(Bubblewrap bubblewrap) throws IOException {
    for (Path folder : PROGRAMS) {
      if (Files.isSymbolicLink(folder)) {
        bubblewrap.link(folder);
      } else if (Files.isDirectory(folder)) {
        bubblewrap.show(folder);
      }
    }
    Path etc = Path.of("/etc");
    for (String pattern : SETTINGS) {
      try (DirectoryStream<Path> matches = Files.newDirectoryStream(etc, pattern)) {
        matches.forEach(bubblewrap::showIfThere);
      }
    }
    CERTIFICATES.forEach(bubblewrap::showIfThere);
    // Links of Debian's certificates lead there.
    bubblewrap.showIfThere(Path.of("/usr/local/share/ca-certificates"));
  }

  /** Shows what is needed to find hosts by their names. */
  public static void showNameResolution(Bubblewrap bubblewrap) {
    NAME_RESOLUTION.forEach(bubblewrap::showIfThere);
  }

  /** Whether programs there are seen by everybody anyway. */
  static boolean holds(Path path) {
    return PROGRAMS.stream().anyMatch(path::startsWith);
  }
}
