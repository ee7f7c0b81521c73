package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bubblewrap keeps an agent's program from what it must not see. */
class AgentSandboxTest extends CommandAgentTestCase {

  /**
   * Asked of bubblewrap itself: where it works, no sandbox is a failure and not a reason to skip.
   */
  @BeforeEach
  void needsBubblewrap() throws InterruptedException {
    int exit = -1;
    try {
      exit =
          new ProcessBuilder("bwrap", "--unshare-user", "--dev-bind", "/", "/", "--", "true")
              .start()
              .waitFor();
    } catch (IOException notThere) {
      assumeTrue(false, "there is no bwrap here");
    }
    assumeTrue(exit == 0, "this machine does not let bwrap make namespaces");
  }

  @Test
  void agent_seesNeitherBenchmarksNorFilesOfItsRun() throws IOException {
    Path catalogue = Files.createDirectories(folder.resolve("benchmarks"));
    Path other = Files.writeString(catalogue.resolve("other.yml"), "ground_truth: other");
    Path benchmark = Files.writeString(folder.resolve("this.yml"), "ground_truth: this");
    Path sessions = Files.createDirectories(folder.resolve("sessions"));
    Path events = Files.writeString(folder.resolve("events.jsonl"), "{}\n");
    environment.put("REEV_BENCHMARKS_DIR", catalogue.toString());
    sandbox = AgentSandbox.of(benchmark, sessions, events, environment);
    String look =
        "cat %s %s %s > %s/seen 2>&1; ".formatted(benchmark, other, events, folder)
            + "echo forged > %s/session_e-1.json; ".formatted(sessions)
            + "cat /proc/$PPID/root%s >> %s/seen 2>&1; ".formatted(benchmark, folder);

    agent(look + read() + say(ANSWER)).answer(task());

    assertThat(folder.resolve("seen")).content().doesNotContain("ground_truth", "{}");
    assertThat(sessions).isEmptyDirectory();
  }

  @Test
  void confinedAgent_isAskedToEndBeforeItIsKilled() throws Exception {
    sandbox = new AgentSandbox(List.of(Files.createDirectories(folder.resolve("covered"))));
    CommandAgent agent =
        agent(
            "trap 'echo told > %s/told; exit' TERM; echo $$ > %s/pid; ".formatted(folder, folder)
                + read()
                + say(ANSWER)
                + "sleep 300");
    agent.answer(task());

    agent.close();

    assertThat(folder.resolve("told")).exists();
    awaitEnd(pid());
  }
}
