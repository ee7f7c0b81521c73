package dev.reev.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command that starts an agent, confined or not.
 *
 * @param words the argv
 * @param home the agent's home and working directory, as the agent sees it
 * @param status file in which the sandbox reports its start, out of the agent's reach; null without
 *     a sandbox
 */
public record ConfinedCommand(List<String> words, String home, @Nullable Path status) {

  private static final String STARTED = "started";
  private static final String OUTSIDE = "outside";

  public ConfinedCommand {
    words = List.copyOf(words);
  }

  /**
   * Returns true when the started process is that of bwrap; its exit then stands for the agent's.
   */
  public boolean isConfined() {
    return status != null;
  }

  /**
   * Tells a failed sandbox from an agent that ended, after the process ended.
   *
   * @param lastWords last line of its standard error
   * @throws SandboxUnavailableException when the sandbox could not be created, so that the agent
   *     never started
   */
  public void requireStarted(String lastWords) throws SandboxUnavailableException {
    if (status == null) {
      return;
    }
    String seen = read(status);
    if (seen.equals(STARTED)) {
      return;
    }
    if (seen.isEmpty()) {
      throw new SandboxUnavailableException(
          ("the agent's sandbox cannot be made here: %s. Let this user make namespaces"
                  + " (docs/security.md), or say unconfined: true for an agent that you trust")
              .formatted(
                  lastWords.isEmpty() ? "bwrap exited without an error message" : lastWords));
    }
    if (seen.equals(OUTSIDE)) {
      throw new SandboxUnavailableException(
          "the bwrap on this PATH started the agent's program unconfined: put the real bubblewrap first on the PATH");
    }
    throw new SandboxUnavailableException(
        ("the agent cannot read %s in its sandbox. It must be readable for all users; folders"
                + " beside those of its program are named under sees in the file of agents")
            .formatted(seen));
  }

  private static String read(Path status) {
    try {
      return Files.readString(status).strip();
    } catch (IOException notThere) {
      return "";
    }
  }
}
