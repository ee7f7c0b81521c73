package dev.reev.cli.doctor;

import dev.reev.benchmarks.file.FileTree;
import dev.reev.sandbox.AgentSandbox;
import dev.reev.sandbox.ConfinedCommand;
import dev.reev.sandbox.SandboxUnavailableException;
import dev.reev.sandbox.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a program in the same way as an agent and checks what it can reach. */
final class SandboxCheck {

  private static final String SUBJECT = "sandbox";

  /** The program takes some 50 ms. */
  private static final long PATIENCE_SECONDS = 10;

  /** Script that prints a name for each thing that it can reach but must not. */
  private static final String HOSTILE =
      """
      [ -r "${1#at:}/benchmarks" ] && echo the checkout
      [ "$2" != "at:$HOME" ] && [ -r "${2#at:}" ] && echo the home of this user
      cat /etc/shadow >/dev/null 2>&1 && echo /etc/shadow
      kill -0 "$3" 2>/dev/null && echo processes of others
      grep -q '^ *[^ l].*:' /proc/net/dev && echo the network
      [ "$(id -u)" = 0 ] && echo the rights of root
      grep -q '^CapEff:.*[1-9a-f]' /proc/self/status && echo capabilities
      touch /usr/reev-doctor 2>/dev/null && rm /usr/reev-doctor && echo the system, for writing
      exit 0
      """;

  private SandboxCheck() {}

  /** A trial of the sandbox. */
  interface Attempt {

    /**
     * One line for each thing that the program reached and should not have.
     *
     * @throws SandboxUnavailableException when it cannot be confined here
     */
    List<String> reached() throws SandboxUnavailableException;
  }

  /** A trial with a program that is started like the agents of runs. */
  static Attempt ofAnAgent(Path root, Path home) {
    return () -> {
      try {
        return reached(root, home);
      } catch (IOException e) {
        return List.of("nothing: it cannot be tried (" + e.getMessage() + ")");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of("nothing: interrupted");
      }
    };
  }

  /**
   * Checks the sandbox that runs would use.
   *
   * @param setting value of REEV_RUNNER_SANDBOX
   */
  static Finding find(String setting, Attempt attempt) {
    if (SearchPath.find("prlimit").isEmpty()) {
      return Finding.missing(
          SUBJECT, "runners have no limits without prlimit (Debian: util-linux)");
    }
    if (setting.equalsIgnoreCase("none")) {
      return Finding.ok(
          SUBJECT,
          "none, as REEV_RUNNER_SANDBOX says: agents that are programs can change their own scores");
    }
    try {
      List<String> reached = attempt.reached();
      return reached.isEmpty()
          ? Finding.ok(SUBJECT, "bubblewrap; a hostile agent was tried and reached nothing")
          : Finding.missing(
              SUBJECT, "a hostile agent was tried and reached " + String.join(", ", reached));
    } catch (SandboxUnavailableException e) {
      return setting.equalsIgnoreCase("bubblewrap")
          ? Finding.missing(SUBJECT, String.valueOf(e.getMessage()))
          : Finding.ok(
              SUBJECT,
              "limits only: built-in agents and models run, agents that are programs do not; "
                  + e.getMessage());
    }
  }

  private static List<String> reached(Path root, Path home)
      throws IOException, InterruptedException, SandboxUnavailableException {
    Path folder = Files.createTempDirectory("reev-doctor-");
    try {
      String searchPath = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
      ConfinedCommand confined =
          AgentSandbox.of(List.of(root, home), List.of(root, home))
              .confine(
                  new AgentSandbox.Program(
                      List.of(
                          "sh",
                          "-c",
                          HOSTILE,
                          "hostile",
                          // Not as plain paths: files named in a command are shown in its sandbox.
                          "at:" + root,
                          "at:" + System.getProperty("user.home", "/"),
                          Long.toString(ProcessHandle.current().pid())),
                      searchPath,
                      List.of(),
                      folder,
                      null));
      ProcessBuilder builder =
          new ProcessBuilder(confined.words()).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(Map.of("PATH", searchPath, "HOME", confined.home()));
      builder.redirectOutput(folder.resolve("output").toFile());
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      List<String> lines =
          Files.readString(folder.resolve("output"), StandardCharsets.UTF_8).lines().toList();
      confined.requireStarted(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
      return lines;
    } finally {
      FileTree.delete(folder);
    }
  }
}
