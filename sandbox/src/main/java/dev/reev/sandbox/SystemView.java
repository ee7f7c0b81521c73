package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Part of the system that a confined program sees: programs, libraries and their settings. An
 * allow-list: no home, no {@code /var}, {@code /run}, {@code /opt} or {@code /srv}, and of {@code
 * /etc} only the files listed here.
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

  /** Patterns below {@code /etc}: settings of linkers, languages, locales and time zones. */
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

  /**
   * Settings of name resolution; some systems keep the addresses of name servers in the last
   * folder.
   */
  private static final List<Path> NAME_RESOLUTION =
      List.of(
          Path.of("/etc/resolv.conf"),
          Path.of("/etc/hosts"),
          Path.of("/etc/nsswitch.conf"),
          Path.of("/etc/host.conf"),
          Path.of("/etc/gai.conf"),
          Path.of("/run/systemd/resolve"));

  private SystemView() {}

  /** Mounts this part of the system, without user accounts and without settings of the network. */
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
    // Debian's certificates link to files there.
    bubblewrap.showIfThere(Path.of("/usr/local/share/ca-certificates"));
  }

  /** Mounts the settings for resolving host names. */
  public static void showNameResolution(Bubblewrap bubblewrap) {
    NAME_RESOLUTION.forEach(bubblewrap::showIfThere);
  }

  /** Returns true when the path lies in a folder of programs, which every confined program sees. */
  static boolean holds(Path path) {
    return PROGRAMS.stream().anyMatch(path::startsWith);
  }
}
