package dev.reev.activities.launch;

import dev.reev.activities.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Selects the classes of Reev's own runner for a run, according to {@code REEV_USE_RELEASE}. They
 * are selected, and compiled where sources changed, before the runner is confined in its sandbox.
 * Does not apply to other runners.
 */
public final class RunnerClasses {

  private static final String SETTING = "REEV_USE_RELEASE";

  /** Class path that {@code runner/reev-runner} starts from without selecting again. */
  static final String CLASS_PATH = "REEV_RUNNER_CLASS_PATH";

  /** Compiling everything takes seconds; the limit allows for a machine that swaps. */
  private static final int PATIENCE_SECONDS = 120;

  private static final List<String> ALLOWED = List.of("true", "false", "auto");

  private final Path runner;
  private final Path choice;
  private final String useRelease;

  private RunnerClasses(Path root, String useRelease) {
    Path folder = root.toAbsolutePath().normalize().resolve("runner");
    this.runner = folder.resolve("reev-runner");
    this.choice = folder.resolve("runner-classes");
    this.useRelease = useRelease;
  }

  /**
   * Creates the selection for an installation.
   *
   * @param useRelease true, false or auto; blank is auto
   * @throws InvalidSettingException for any other value
   */
  public static RunnerClasses of(Path root, String useRelease) {
    String chosen = useRelease.isBlank() ? "auto" : useRelease.strip().toLowerCase(Locale.ROOT);
    if (!ALLOWED.contains(chosen)) {
      throw new InvalidSettingException(
          "%s is '%s'; allowed: %s".formatted(SETTING, useRelease, String.join(", ", ALLOWED)));
    }
    return new RunnerClasses(root, chosen);
  }

  /**
   * Additional environment variables for this command; empty for other runners.
   *
   * @throws RunnerNotStartedException with a one-line message when there are no such classes
   */
  Map<String, String> variables(List<String> argv)
      throws IOException, InterruptedException, RunnerNotStartedException {
    if (!argv.contains(runner.toString()) || !Files.isExecutable(choice)) {
      return Map.of();
    }
    ProcessBuilder builder = new ProcessBuilder(choice.toString());
    builder.environment().put(SETTING, useRelease);
    Process process = builder.start();
    process.getOutputStream().close();
    // The script prints one line for each, which fits into the pipe buffer.
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new RunnerNotStartedException(
          "cannot start the runner: its classes were not compiled within "
              + PATIENCE_SECONDS
              + " s");
    }
    String classPath = text(process.getInputStream().readAllBytes());
    if (process.exitValue() != 0) {
      throw new RunnerNotStartedException(
          "cannot start the runner: "
              + text(process.getErrorStream().readAllBytes()).replaceFirst("^reev-runner: ", ""));
    }
    return Map.of(CLASS_PATH, classPath);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
