package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunnerCommandTest {

  private static final Path BENCHMARK = Path.of("/a/001.yml");
  private static final Path SESSIONS = Path.of("/s");

  @Test
  void aTemplateThatNamesNoRun_getsTheStandardArguments() {
    var command = new RunnerCommand("{root}/runner/reev-runner", Path.of("/opt/reev"));

    assertThat(command.argv("id-1", "deterministic", BENCHMARK, SESSIONS))
        .containsExactly(
            "/opt/reev/runner/reev-runner",
            "/a/001.yml",
            "--agent=deterministic",
            "--execution-id=id-1",
            "--sessions-dir=/s");
  }

  @Test
  void placeholdersAreFilledWhereTheyStand() {
    var command =
        new RunnerCommand("python3 run.py --out={sessions_dir} --id {execution_id}", Path.of("/"));

    assertThat(command.argv("id-1", "deterministic", BENCHMARK, SESSIONS))
        .containsExactly("python3", "run.py", "--out=/s", "--id", "id-1");
  }

  @Test
  void quotedWordsStayTogether() {
    var command = new RunnerCommand("/bin/sh -c \"exit 7\" {execution_id}", Path.of("/"));

    assertThat(command.argv("id-1", "deterministic", BENCHMARK, SESSIONS))
        .containsExactly("/bin/sh", "-c", "exit 7", "id-1");
  }

  @Test
  void aValueWithAPlaceholderInIt_isNotFilledAgain() {
    var command = new RunnerCommand("run {execution_id} {agent}", Path.of("/"));

    assertThat(command.argv("id-1", "{root}", BENCHMARK, SESSIONS))
        .containsExactly("run", "id-1", "{root}");
  }
}
