package dev.reev.stack.setting;

import dev.reev.benchmarks.setting.SettingRules;
import dev.reev.stack.outcome.ReevFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stack lives and what it is made of.
 *
 * @param root checkout or installation folder
 * @param home data folder, absolute
 * @param ports ports asked for
 * @param environment what the child processes inherit
 */
public record StackSettings(
    Path root, Path home, StackPorts ports, Map<String, String> environment) {

  /** An archive of classes that another Java made is passed over without a word. */
  private static final List<String> ARCHIVE_IF_IT_FITS =
      List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr", "-Xlog:cds*=off:stderr");

  public StackSettings {
    environment = Map.copyOf(environment);
  }

  /** Reads REEV_ROOT, REEV_HOME and the port variables; {@code defaults} fill what is not set. */
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

  /** Refuses settings that no part of a stack could start with, before any does. */
  public void requireUsable() {
    SettingRules.refusal(environment)
        .ifPresent(
            line -> {
              throw ReevFailure.usage(line + ".");
            });
    ApiHeap.of(environment);
    StartPatience.of(environment);
  }

  /** Folder of the benchmark suite. */
  public Path benchmarks() {
    return folder(environment, "REEV_BENCHMARKS_DIR", root.resolve("benchmarks"));
  }

  /** Folder of the session files. */
  public Path sessions() {
    return folder(environment, "REEV_SESSION_LOG_PATH", root.resolve("logs/sessions"));
  }

  /** A Temporal server run by somebody else; empty = the embedded one. */
  public Optional<String> temporalAddress() {
    return Optional.of(environment.getOrDefault("TEMPORAL_ADDRESS", "").strip())
        .filter(address -> !address.isEmpty());
  }

  /** The address that the API is bound to, as it was set; empty: loopback. */
  public String bindAddress() {
    return environment.getOrDefault("REEV_BIND_ADDRESS", "").strip();
  }

  /** Where the API is reached from here: at every address of the machine is also at loopback. */
  public String apiHost() {
    String bound = bindAddress();
    return switch (bound) {
      case "", "0.0.0.0", "::", "[::]" -> "127.0.0.1";
      default -> bound.contains(":") && !bound.startsWith("[") ? "[" + bound + "]" : bound;
    };
  }

  /** True when other machines may reach the API. */
  public boolean isOpen() {
    return !bindAddress().matches("|localhost|127\\.[0-9.]+|::1|\\[::1]");
  }

  /** Folder of the logs of all parts. */
  public Path logs() {
    return home.resolve("logs");
  }

  /** Temporary files of the API. The system's own folder would keep those of each killed one. */
  public Path temporary() {
    return home.resolve("tmp");
  }

  /** Finds, builds and runs the Temporal server. */
  public Path temporalScript() {
    return root.resolve("temporal-dev/temporal-server");
  }

  /** How the API is started: REEV_API_COMMAND (words split at spaces), else the built jar. */
  public List<String> apiCommand(StackKind kind) {
    String command = environment.getOrDefault("REEV_API_COMMAND", "").strip();
    if (!command.isEmpty()) {
      return List.of(command.split("\\s+"));
    }
    Path jar = apiJar();
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (kind == StackKind.ONE_COMMAND) {
      // Starting is nearly all that such an API does: the second compiler tier would never pay.
      words.add("-XX:TieredStopAtLevel=1");
      words.add("-XX:+UseSerialGC");
    }
    words.addAll(ARCHIVE_IF_IT_FITS);
    words.add("-XX:SharedArchiveFile=" + root.resolve("api/target/reev-api.jsa"));
    words.add("-Xmx" + ApiHeap.of(environment));
    words.addAll(List.of("-Djava.io.tmpdir=" + temporary(), "-jar", jar.toString()));
    return words;
  }

  /** Unpacked it starts in half the time, and the archive of its classes fits that one only. */
  private Path apiJar() {
    Path unpacked = root.resolve("api/target/reev-api/reev-api.jar");
    Path jar = Files.isRegularFile(unpacked) ? unpacked : root.resolve("api/target/reev-api.jar");
    if (!Files.isRegularFile(jar)) {
      throw ReevFailure.failed("The API is not built (" + jar + "); start Reev with ./reev.");
    }
    return jar;
  }
}
