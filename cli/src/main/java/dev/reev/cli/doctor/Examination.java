package dev.reev.cli.doctor;

import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.benchmarks.text.FigureText;
import dev.reev.cli.doctor.Program.Version;
import dev.reev.stack.home.StackFile;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.FreePorts;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks all requirements of a first run. */
final class Examination {

  /** Temporal 0.2 GiB, PostgreSQL and its binaries 0.1 GiB, libraries and build output the rest. */
  private static final long NEEDED_BYTES = 2L << 30;

  private final StackSettings settings;

  Examination(StackSettings settings) {
    this.settings = settings;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(program("Maven", 3, 8, "install Maven 3.8 or later (Debian: maven)", "mvn", "-v"));
    findings.add(
        program("Node", 20, 0, "install Node 20 or later (Debian: nodejs)", "node", "--version"));
    findings.add(program("npm", 8, 0, "install npm (Debian: npm)", "npm", "--version"));
    findings.add(temporal());
    findings.add(userNamespaces());
    findings.add(
        SandboxCheck.find(
            settings.environment().getOrDefault("REEV_RUNNER_SANDBOX", ""),
            SandboxCheck.ofAnAgent(settings.root(), settings.home())));
    findings.add(port(StackPorts.API, settings.ports().api()));
    if (settings.temporalAddress().isEmpty()) {
      findings.add(port(StackPorts.TEMPORAL, settings.ports().temporal()));
      findings.add(port(StackPorts.TEMPORAL_UI, settings.ports().temporalUi()));
    }
    findings.add(disk());
    return findings;
  }

  private static Finding jdk() {
    String version = System.getProperty("java.version", "unknown");
    boolean compiler = ModuleLayer.boot().findModule("jdk.compiler").isPresent();
    return compiler && Runtime.version().feature() >= 17
        ? Finding.ok("JDK", version)
        : Finding.missing(
            "JDK",
            "install a JDK 17 or later with its compiler (Debian: openjdk-17-jdk-headless); this is "
                + version);
  }

  private static Finding program(
      String name, int major, int minor, String advice, String... command) {
    Optional<Version> version = Program.version(command);
    if (version.isEmpty()) {
      return Finding.missing(name, advice);
    }
    return version.get().atLeast(major, minor)
        ? Finding.ok(name, version.get().text())
        : Finding.missing(name, advice + "; this is " + version.get().text());
  }

  private Finding temporal() {
    Optional<String> address = settings.temporalAddress();
    if (address.isPresent()) {
      return Finding.ok("Temporal", "TEMPORAL_ADDRESS=" + address.get());
    }
    Path script = settings.root().resolve("temporal-dev/temporal-server");
    Optional<String> binary = Program.output(List.of(script.toString(), "find"));
    if (binary.isPresent()) {
      return Finding.ok("Temporal", binary.get());
    }
    // Go downloads a required later version by itself, but only since 1.21.
    return Program.version("go", "version")
        .filter(version -> version.atLeast(1, 21))
        .map(version -> Finding.ok("Temporal", "will be built once with Go " + version.text()))
        .orElse(
            Finding.missing(
                "Temporal",
                "install the temporal command line tool, or Go 1.25 or later to build it, or set TEMPORAL_ADDRESS"));
  }

  private Finding userNamespaces() {
    boolean ownDatabase =
        settings.environment().getOrDefault("SPRING_DATASOURCE_URL", "").isEmpty();
    if (!ownDatabase || !"root".equals(System.getProperty("user.name"))) {
      return Finding.ok("PostgreSQL", ownDatabase ? "embedded" : "SPRING_DATASOURCE_URL");
    }
    return Program.output(
            List.of(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "--net",
                "--",
                "mount",
                "-t",
                "tmpfs",
                "tmpfs",
                "/tmp"))
        .map(version -> Finding.ok("PostgreSQL", "embedded, as a user id of its own"))
        .orElse(
            Finding.missing(
                "PostgreSQL",
                "it does not run as root, and this root may not make a mount namespace for it (unshare and setpriv of util-linux, CAP_SYS_ADMIN); use another user"));
  }

  private Finding port(String variable, int wanted) {
    if (wanted == 0) {
      return Finding.ok(variable, "any free port");
    }
    try (FreePorts ports = new FreePorts()) {
      ports.take(variable, wanted);
      return Finding.ok(variable, wanted + " is free");
    } catch (ReevFailure taken) {
      return new StackFile(settings.home())
          .read()
          .filter(StackInfo::alive)
          .filter(info -> uses(info, wanted))
          .map(info -> Finding.ok(variable, wanted + " is used by Reev, which is up"))
          .orElse(Finding.missing(variable, taken.line()));
    }
  }

  private static boolean uses(StackInfo info, int port) {
    String ending = ":" + port;
    return info.api().endsWith(ending)
        || info.temporal().endsWith(ending)
        || (info.temporalUi() != null && info.temporalUi().endsWith(ending));
  }

  private Finding disk() {
    Path folder = settings.home();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      String text = "%s free for %s".formatted(FigureText.bytes(free), settings.home());
      return free >= NEEDED_BYTES
          ? Finding.ok("disk", text)
          : Finding.missing("disk", text + "; 2 GiB are needed (REEV_HOME chooses another place)");
    } catch (IOException e) {
      return Finding.missing(
          "disk", settings.home() + " cannot be looked at: " + FileTrouble.of(e));
    }
  }
}
