package dev.reev.runner.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What of a run its agent program does not see: benchmarks with their ground truth, and the files
 * that its score is written to. They are covered by bubblewrap in a mount namespace of the agent's
 * own, inside whatever sandbox the runner itself is in.
 */
public final class AgentSandbox {

  /** Namespaces are made in milliseconds; a machine that is this slow does without. */
  private static final long PROBE_SECONDS = 5;

  /**
   * A runner with a user id of its own holds the right to read everything. With it bwrap refuses to
   * start, and in an agent's hands it would open what is covered.
   */
  private static final List<String> WITHOUT_RIGHTS =
      List.of("setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--");

  private final List<Path> covered;

  /**
   * A sandbox.
   *
   * @param covered files and folders that the agent must not see; those that are not there are
   *     passed over
   */
  public AgentSandbox(List<Path> covered) {
    this.covered = List.copyOf(covered);
  }

  /**
   * Of a run.
   *
   * @param environment of this process: where benchmarks are, beside the one that is run
   */
  public static AgentSandbox of(
      Path benchmark, Path sessionsDir, Path eventFile, Map<String, String> environment) {
    Stream<Path> catalogues =
        Stream.of(
                environment.getOrDefault("REEV_BENCHMARKS_DIR", ""),
                environment.getOrDefault("REEV_ROOT", ".") + "/benchmarks")
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return new AgentSandbox(
        Stream.concat(Stream.of(sessionsDir, eventFile, benchmark), catalogues).toList());
  }

  /**
   * The words that come before the agent's own; none where namespaces cannot be made, or the
   * agent's program would not be seen either.
   *
   * @param words the agent's command; what it names with an absolute path has to stay visible
   * @param folder the agent's own, wherever it is
   * @throws IOException when a covered path cannot be looked at
   */
  List<String> before(List<String> words, Path folder) throws IOException {
    if (covered.isEmpty()) {
      return List.of();
    }
    List<String> bwrap = bwrap(folder.toString());
    List<String> confined = new ArrayList<>(WITHOUT_RIGHTS);
    confined.addAll(bwrap);
    for (List<String> before : List.of(bwrap, confined)) {
      if (works(before, words)) {
        return before;
      }
    }
    return List.of();
  }

  private List<String> bwrap(String folder) throws IOException {
    List<String> words =
        new ArrayList<>(
            // A user namespace of its own: else bwrap's waiting process would lead back outside.
            List.of("bwrap", "--unshare-user", "--dev-bind", "/", "/"));
    for (Path path : covered) {
      if (Files.isDirectory(path)) {
        words.addAll(List.of("--tmpfs", path.toRealPath().toString()));
      } else if (Files.exists(path)) {
        words.addAll(List.of("--ro-bind", "/dev/null", path.toRealPath().toString()));
      }
    }
    words.addAll(List.of("--bind", folder, folder, "--chdir", folder, "--"));
    return words;
  }

  private static boolean works(List<String> before, List<String> words) {
    // The program is found, and so is every file that the command names.
    String seen =
        "command -v \"$0\" && for word; do case $word in /*) [ -r \"$word\" ] || exit 1; esac; done";
    List<String> probe = new ArrayList<>(before);
    probe.addAll(List.of("sh", "-c", seen));
    probe.add(words.get(0));
    words.stream().filter(AgentSandbox::isFile).forEach(probe::add);
    try {
      Process process =
          new ProcessBuilder(probe)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isFile(String word) {
    return word.startsWith("/") && new File(word).exists();
  }
}
