package dev.reev.stack.setting;

import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import dev.reev.benchmarks.setting.SettingRules;
import dev.reev.stack.outcome.ReevFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Location, ports and environment of a stack.
 *
 * @param root checkout or installation folder
 * @param home data folder, absolute
 * @param ports requested ports
 * @param environment variables that the child processes inherit
 */
public record StackSettings(
    Path root, Path home, StackPorts ports, Map<String, String> environment) {

  /** Silently ignores a class archive that was created by another Java version. */
  private static final List<String> ARCHIVE_IF_IT_FITS =
      List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:cds*=off:stderr");

  public StackSettings {
    environment = Map.copyOf(environment);
  }

  /** Reads REEV_ROOT, REEV_HOME and the port variables; {@code defaults} apply to unset ports. */
  public static StackSettings of(Map<String, String> environment, StackPorts defaults) {
    String root = environment.getOrDefault("REEV_ROOT", "");
    if (root.isEmpty()) {
      throw ReevFailure.failed("REEV_ROOT is not set; start Reev with its ./reev launcher.");
    }
    Path rootFolder = Path.of(root).toAbsolutePath().normalize();
    return new StackSettings(
        rootFolder,
        folder(environment, "REEV_HOME", rootFolder.resolve(".reev")),
        defaults.overriddenBy(environment),
        environment);
  }

  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    String text = environment.getOrDefault(variable, "");
    return text.isEmpty() ? otherwise : Path.of(text).toAbsolutePath().normalize();
  }

  /** Rejects settings with which no part of a stack could start, before any part is started. */
  public void requireUsable() {
    SettingRules.refusal(environment)
        .ifPresent(
            line -> {
              throw ReevFailure.usage(line + ".");
            });
    ApiHeap.of(environment);
    StartPatience.of(environment);
  }

  /** Folders of the benchmarks, at least one. */
  public List<Path> benchmarks() {
    List<Path> named = BenchmarkFolders.of(environment.getOrDefault(BenchmarkFolders.VARIABLE, ""));
    return named.isEmpty() ? List.of(root.resolve("benchmarks")) : named;
  }

  /** Folder of the session files. */
  public Path sessions() {
    return folder(environment, "REEV_SESSION_LOG_PATH", root.resolve("logs/sessions"));
  }

  /** Address of an external Temporal server; empty for the embedded one. */
  public Optional<String> temporalAddress() {
    return Optional.of(environment.getOrDefault("TEMPORAL_ADDRESS", "").strip())
        .filter(address -> !address.isEmpty());
  }

  /** Address that the API binds to, as configured; empty for loopback. */
  public String bindAddress() {
    return environment.getOrDefault("REEV_BIND_ADDRESS", "").strip();
  }

  /**
   * Host by which this machine reaches the API: an API bound to all addresses also listens on
   * loopback.
   */
  public String apiHost() {
    String bound = bindAddress();
    return switch (bound) {
      case "", "0.0.0.0", "::", "[::]" -> "127.0.0.1";
      default -> bound.contains(":") && !bound.startsWith("[") ? "[" + bound + "]" : bound;
    };
  }

  /** Returns true when other machines may reach the API. */
  public boolean isOpen() {
    return !bindAddress().matches("|localhost|127\\.[0-9.]+|::1|\\[::1]");
  }

  /** Folder of the logs of all parts. */
  public Path logs() {
    return home.resolve("logs");
  }

  /**
   * Folder for temporary files of the API. In the system's folder those of a killed API would
   * remain.
   */
  public Path temporary() {
    return home.resolve("tmp");
  }

  /** Script that finds, builds and runs the Temporal server. */
  public Path temporalScript() {
    return root.resolve("temporal-dev/temporal-server");
  }

  /** Command that starts the API: REEV_API_COMMAND (words split at spaces), else the built jar. */
  public List<String> apiCommand(StackKind kind) {
    String command = environment.getOrDefault("REEV_API_COMMAND", "").strip();
    if (!command.isEmpty()) {
      return List.of(command.split("\\s+"));
    }
    Path jar = apiJar();
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (kind == StackKind.ONE_COMMAND) {
      // Such an API does little more than start, so the second compiler tier would not pay off.
      words.add("-XX:TieredStopAtLevel=1");
      words.add("-XX:+UseSerialGC");
    }
    words.addAll(ARCHIVE_IF_IT_FITS);
    words.add("-XX:SharedArchiveFile=" + root.resolve("api/target/reev-api.jsa"));
    words.add("-Xmx" + ApiHeap.of(environment));
    words.addAll(List.of("-Djava.io.tmpdir=" + temporary(), "-jar", jar.toString()));
    return words;
  }

  /** The unpacked jar starts in half the time, and the class archive only matches that one. */
  private Path apiJar() {
    Path unpacked = root.resolve("api/target/reev-api/reev-api.jar");
    Path jar = Files.isRegularFile(unpacked) ? unpacked : root.resolve("api/target/reev-api.jar");
    if (!Files.isRegularFile(jar)) {
      throw ReevFailure.failed("The API is not built (" + jar + "); start Reev with ./reev.");
    }
    return jar;
  }
}
