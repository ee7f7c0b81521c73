package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** End, limits and left-overs of an agent's program. */
class CommandAgentProcessIT extends CommandAgentTestCase {

  @Test
  void command_thatDoesNotExist_isUnavailable() {
    CommandAgent agent = agent(List.of("/no/such/agent"), List.of(), 30);
    assertThatThrownBy(() -> agent.answer(task()))
        .isInstanceOfSatisfying(
            RunFailedException.class,
            e -> assertThat(e.failureClass()).isEqualTo(SessionFailure.AGENT_UNAVAILABLE))
        .hasMessageMatching(
            "the agent's command /no/such/agent cannot be started: .*No such file.*");
  }

  @Test
  void exit_withoutAnAnswer_isAnErrorWithItsLastWords_withoutSecrets() {
    assertFails(
        read() + "echo first >&2; echo \"bad key $KEY\" >&2; exit 3",
        SessionFailure.AGENT_ERROR,
        "exit code 3",
        "its last words: bad key [redacted]");
  }

  @Test
  void exit_afterARemark_showsIt() {
    assertFails(
        read() + say("{\"type\":\"log\",\"message\":\"no model\"}") + "exit 1",
        SessionFailure.AGENT_ERROR,
        "its last words: no model");
  }

  @Test
  void output_closedWithoutAnAnswer_isAnError() {
    assertFails("exec >&-; sleep 300", SessionFailure.AGENT_ERROR, "it closed its output");
  }

  @Test
  void exit_leavingAProcessBehind_isSeenAtOnce() throws Exception {
    String script = "sleep 300 & echo $! > %s/pid; exit 4".formatted(folder);
    assertFails(script, SessionFailure.AGENT_ERROR, "exit code 4");
    awaitEnd(pid());
  }

  @ParameterizedTest
  @CsvSource({"1100000, a line longer than 1048576 bytes", "0, more than 4194304 bytes"})
  void output_beyondItsLimit_isAnError(int line, String message) {
    String script =
        line == 0
            ? "while :; do printf '{\"type\":\"log\",\"message\":\"'; head -c 60000 /dev/zero | tr '\\0' x;"
                + " echo '\"}'; done"
            : "head -c %d /dev/zero | tr '\\0' x".formatted(line);
    assertFails(script, SessionFailure.AGENT_ERROR, message);
  }

  @Test
  void errors_withoutEnd_doNotStopTheAgent() {
    assertThat(
            agent("head -c 1000000 /dev/zero >&2; " + read() + say(ANSWER))
                .answer(task())
                .thought())
        .isEqualTo("done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sleep 300", "trap '' TERM; while :; do sleep 300; done"})
  void answer_thatDoesNotComeInTime_isCutOff_andTheProcessEnds(String script) throws Exception {
    CommandAgent agent = agent("echo $$ > %s/pid; ".formatted(folder) + script);
    long start = System.nanoTime();
    Answer answer = agent.answer(task(1, false, Deadline.in(Duration.ofMillis(700))));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(answer.issue()).contains("time was up");
    assertThat(answer.instructions()).isEmpty();
    assertThat(isAlive(pid())).isFalse();
  }

  @Test
  void agent_thatReadsNothing_isCutOff() {
    String flood = "yes '" + TRANSFER.replace("sol_transfer", "x") + "' & sleep 300";
    assertThat(agent(flood).answer(task(1, false, Deadline.in(Duration.ofSeconds(2)))).issue())
        .isNotNull();
  }

  @Test
  void answerSeconds_areALimitToo() {
    CommandAgent agent = agent(List.of("sleep", "300"), List.of(), 1);
    assertThat(agent.answer(task()).issue()).contains("time was up");
  }

  @Test
  void step_afterACutOff_isServedByANewProcess() {
    CommandAgent agent =
        agent(
            "if [ -e %1$s/been ]; then ".formatted(folder)
                + read()
                + say(ANSWER)
                + "else touch %1$s/been; sleep 300; fi".formatted(folder));
    assertThat(agent.answer(task(1, false, Deadline.in(Duration.ofSeconds(1)))).issue())
        .isNotNull();
    assertThat(agent.answer(task()).thought()).isEqualTo("done");
  }

  @Test
  void close_endsTheWholeTree_andRemovesTheFolder() throws Exception {
    CommandAgent agent =
        agent(
            "(setsid sh -c 'trap \"\" TERM; echo $$ > %1$s/pid; sleep 300; sleep 300' &);"
                    .formatted(folder)
                + " while [ ! -s %1$s/pid ]; do sleep 0.05; done; pwd > %1$s/cwd;".formatted(folder)
                + " mkdir locked; touch locked/file; ln -s %1$s link;".formatted(folder)
                + read()
                + say(ANSWER)
                + "sleep 300");
    agent.answer(task());
    Path cwd = Path.of(Files.readString(folder.resolve("cwd")).strip());
    assertThat(cwd).exists();
    long start = System.nanoTime();
    agent.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    awaitEnd(pid());
    assertThat(cwd).doesNotExist();
    assertThat(folder.resolve("cwd")).exists();
  }

  @Test
  void environment_isOnlyWhatIsNamed() throws IOException {
    environment.putAll(
        Map.of("REEV_EXECUTION_ID", "e-1", "TZ", "UTC", "OTHER_KEY", "x", "REEV_LEDGER_URL", "y"));
    agent("env > %s/env; ".formatted(folder) + read() + say(ANSWER)).answer(task());
    assertThat(Files.readAllLines(folder.resolve("env")))
        .extracting(line -> line.substring(0, line.indexOf('=')))
        .isSubsetOf("PATH", "TZ", "REEV_EXECUTION_ID", "KEY", "HOME", "PWD", "SHLVL", "_", "OLDPWD")
        .contains("PATH", "TZ", "REEV_EXECUTION_ID", "KEY", "HOME");
  }

  @Test
  void command_withARelativePath_isFoundInTheCheckout() throws IOException {
    Path script = Files.createDirectories(folder.resolve("my")).resolve("agent.sh");
    Files.writeString(script, "#!/bin/sh\n" + read() + say(ANSWER));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    environment.put("REEV_ROOT", folder.toString());
    assertThat(agent(List.of("my/agent.sh"), List.of(), 30).answer(task()).thought())
        .isEqualTo("done");
    assertThat(agent(List.of("sh", "my/agent.sh"), List.of(), 30).answer(task()).thought())
        .isEqualTo("done");
  }
}
