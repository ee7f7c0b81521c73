package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.Usage;
import dev.reev.runner.Workbench;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.agent.Task.EarlierStep;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.transaction.InstructionJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each agent here is a line or two of shell. */
@Timeout(60)
class CommandAgentTest {

  private static final String SECRET = "sk-do-not-show";

  private static final String TRANSFER =
      "{\"type\":\"tool_call\",\"id\":\"7\",\"name\":\"sol_transfer\",\"arguments\":"
          + "{\"user_pubkey\":\"USER_WALLET_PUBKEY\",\"recipient_pubkey\":\"FRIEND\","
          + "\"amount\":100000000}}";

  private static final String ANSWER = "{\"type\":\"answer\",\"thought\":\"done\"}";

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private AgentSandbox sandbox = new AgentSandbox(List.of());

  @SuppressWarnings("NullAway.Init") // set before each test
  private Workbench workbench;

  private final List<CommandAgent> agents = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    workbench = new Workbench(SECRET);
    environment.put("PATH", Objects.requireNonNull(System.getenv("PATH")));
  }

  @AfterEach
  void close() throws IOException {
    agents.forEach(CommandAgent::close);
    workbench.close();
  }

  @Test
  void answer_afterToolCalls_isWhatTheyBuilt() throws IOException {
    Answer answer =
        agent(
                read()
                    + say(TRANSFER)
                    + "read -r result; echo \"$result\" > %s/result; ".formatted(folder)
                    + say(ANSWER))
            .answer(task());
    assertThat(answer.thought()).isEqualTo("done");
    assertThat(answer.issue()).isNull();
    assertThat(answer.instructions()).hasSize(1);
    assertThat(InstructionJson.write(answer.instructions().get(0)).data())
        .isEqualTo("3Bxs411Dtc7pkFQj");
    assertThat(Files.readString(folder.resolve("result")))
        .startsWith("{\"type\":\"tool_result\",\"id\":\"7\",\"ok\":true,\"result\":{")
        .contains("\"transaction_length\":1");
  }

  @Test
  void answer_withInstructionsOfItsOwn_isThose() {
    String own =
        "{\"type\":\"answer\",\"instructions\":[{\"program_id\":\"FRIEND\",\"accounts\":[],"
            + "\"data\":\"2\"}]}";
    Answer answer = agent(read() + say(TRANSFER) + read() + say(own)).answer(task());
    assertThat(answer.instructions()).hasSize(1);
    assertThat(answer.instructions().get(0).getProgramId()).isEqualTo(workbench.address("FRIEND"));
  }

  @Test
  void answer_withEmptyInstructions_isToDoNothing() {
    String nothing = "{\"type\":\"answer\",\"instructions\":[]}";
    assertThat(agent(read() + say(TRANSFER) + read() + say(nothing)).answer(task()).instructions())
        .isEmpty();
  }

  @Test
  void answer_withData_countsOnlyWhereItIsWanted() {
    CommandAgent agent =
        agent(
            "while read -r task; do " + say("{\"type\":\"answer\",\"data\":{\"a\":[1]}}") + "done");
    assertThat(agent.answer(task(1, true, Deadline.unlimited())).data()).hasToString("{\"a\":[1]}");
    assertThat(agent.answer(task()).data()).isNull();
  }

  @Test
  void task_holdsWhatAnAgentNeeds() throws IOException {
    agent("read -r task; echo \"$task\" > %s/task; ".formatted(folder) + say(ANSWER))
        .answer(task());
    String line = Files.readString(folder.resolve("task"));
    String user = workbench.address("USER_WALLET_PUBKEY").toBase58();
    assertThat(line)
        .contains(
            "\"type\":\"task\",\"protocol\":1,\"step\":1,\"prompt\":\"Pay FRIEND\",\"wants\":\"transaction\"",
            "\"address\":\"" + user + "\"",
            "{\"name\":\"FRIEND\",\"address\":\""
                + workbench.address("FRIEND").toBase58()
                + "\",\"lamports\":5,",
            "\"earlier\":[{\"step\":0,\"prompt\":\"Before\",\"status\":\"Failure\",\"error\":\"why\"}]",
            "{\"name\":\"sol_transfer\",\"description\":\"Adds",
            "\"deadline_ms\":");
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void steps_ofOneRun_areServedByOneProcess() {
    CommandAgent agent =
        agent("while read -r task; do echo '{\"type\":\"answer\",\"thought\":\"'$$'\"}'; done");
    assertThat(agent.answer(task()).thought()).isEqualTo(agent.answer(task()).thought());
  }

  @Test
  void step_afterTheProcessEnded_isServedByANewOne() throws Exception {
    CommandAgent agent = agent(read() + "echo '{\"type\":\"answer\",\"thought\":\"'$$'\"}'");
    String first = Objects.requireNonNull(agent.answer(task()).thought());
    awaitEnd(Long.parseLong(first));
    // The one that started it hears of its end a moment later than the rest of the machine.
    Thread.sleep(200);
    assertThat(agent.answer(task()).thought()).isNotEqualTo(first);
  }

  @Test
  void lines_betweenAnAnswerAndTheNextTask_doNotCount() throws Exception {
    CommandAgent agent =
        agent(
            "i=0; while read -r task; do i=$((i+1)); echo '{\"type\":\"answer\",\"thought\":\"'$i'\"}';"
                + " if [ $i = 1 ]; then echo '{\"type\":\"answer\",\"thought\":\"late\"}'; fi; done");
    assertThat(agent.answer(task()).thought()).isEqualTo("1");
    Thread.sleep(200); // for the late line to arrive
    assertThat(agent.answer(task()).thought()).isEqualTo("2");
  }

  @Test
  void modelUse_thatIsReported_isCounted() {
    String use =
        "{\"type\":\"llm\",\"model\":\"m\",\"input_tokens\":10,\"output_tokens\":5,\"cost_usd\":0.5}";
    agent(read() + say(use) + say("{\"type\":\"llm\",\"model\":\"m\"}") + say(ANSWER))
        .answer(task());
    assertThat(workbench.evidence().usage()).isEqualTo(new Usage(2, 10L, 5L, 0.5, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | the line is not JSON",
        "[1] | type is tool_call, answer, log or llm",
        "{\"type\":\"dance\"} | type is tool_call, answer, log or llm",
        "{\"type\":\"tool_call\",\"id\":1,\"name\":\"x\",\"arguments\":{}} | id must be text",
        "{\"type\":\"tool_call\",\"id\":\"1\",\"name\":\"x\"} | arguments must be an object",
        "{\"type\":\"answer\",\"instructions\":[{}]} | instructions[0].program_id must be text",
        "{\"type\":\"answer\",\"thought\":[]} | thought must be text",
        "{\"type\":\"llm\",\"model\":\"m\",\"input_tokens\":-1} | input_tokens must be a whole",
        "{\"type\":\"llm\",\"model\":\"m\",\"cost_usd\":\"1\"} | cost_usd must be a number",
        "{\"type\":\"log\"} | message must be text"
      })
  void line_thatIsMalformed_isToldToTheAgent_whoMayGoOn(String line, String message)
      throws IOException {
    String script =
        read()
            + say(line)
            + "read -r error; echo \"$error\" > %s/error; ".formatted(folder)
            + say(ANSWER);
    assertThat(agent(script).answer(task()).thought()).isEqualTo("done");
    assertThat(Files.readString(folder.resolve("error")))
        .startsWith("{")
        .contains("\"type\":\"error\"", message);
  }

  @Test
  void toolCall_thatIsLarge_isMalformed() throws IOException {
    String script =
        "read -r task; printf '{\"type\":\"tool_call\",\"id\":\"1\",\"name\":\"x\",\"arguments\":{\"a\":\"';"
            + " head -c 70000 /dev/zero | tr '\\0' x; echo '\"}}';"
            + " read -r error; echo \"$error\" > %s/error; ".formatted(folder)
            + say(ANSWER);
    agent(script).answer(task());
    assertThat(Files.readString(folder.resolve("error"))).contains("at most 65536 characters");
  }

  @Test
  void lines_thatAreMalformedFiveTimes_areAnError() {
    assertFails("yes hello", SessionFailure.AGENT_ERROR, "5 malformed lines", "not JSON");
  }

  @Test
  void toolCalls_withoutEnd_areCutOff() {
    String call = say(TRANSFER.replace("sol_transfer", "x"));
    assertThat(agent("while :; do " + call + read() + "done").answer(task()).issue())
        .contains("1000 lines");
  }

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
  void agent_seesNeitherBenchmarksNorFilesOfItsRun() throws IOException {
    Path catalogue = Files.createDirectories(folder.resolve("benchmarks"));
    Path other = Files.writeString(catalogue.resolve("other.yml"), "ground_truth: other");
    Path benchmark = Files.writeString(folder.resolve("this.yml"), "ground_truth: this");
    Path sessions = Files.createDirectories(folder.resolve("sessions"));
    Path events = Files.writeString(folder.resolve("events.jsonl"), "{}\n");
    environment.put("REEV_BENCHMARKS_DIR", catalogue.toString());
    sandbox = AgentSandbox.of(benchmark, sessions, events, environment);
    assumeFalse(sandbox.before(List.of("sh"), folder).isEmpty(), "needs bubblewrap");
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
    assumeFalse(sandbox.before(List.of("sh"), folder).isEmpty(), "needs bubblewrap");
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

  private void assertFails(String script, String failureClass, String... mentioned) {
    CommandAgent agent = agent(script);
    assertThatThrownBy(() -> agent.answer(task()))
        .isInstanceOfSatisfying(
            RunFailedException.class, e -> assertThat(e.failureClass()).isEqualTo(failureClass))
        .message()
        .contains(mentioned)
        .doesNotContain("\n", SECRET);
  }

  private CommandAgent agent(String script) {
    environment.put("KEY", SECRET);
    return agent(List.of("sh", "-c", script), List.of("KEY"), 30);
  }

  private CommandAgent agent(List<String> command, List<String> variables, int seconds) {
    CommandAgent agent =
        new CommandAgent(
            new AgentDefinition.Command("mine", command, variables, seconds), environment, sandbox);
    agents.add(agent);
    return agent;
  }

  private Task task() {
    return task(1, false, Deadline.unlimited());
  }

  private Task task(int step, boolean wantsData, Deadline deadline) {
    return new Task(
        step,
        "Pay FRIEND",
        wantsData,
        workbench.environment(),
        Map.of("FRIEND", AccountState.plain(5, "11111111111111111111111111111111", false, 0, null)),
        List.of(new EarlierStep(0, "Before", "Failure", "why")),
        workbench.tools(),
        deadline,
        workbench.evidence());
  }

  private static String read() {
    return "read -r line; ";
  }

  private static String say(String line) {
    return "echo '" + line + "'; ";
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static void awaitEnd(long pid) throws InterruptedException {
    for (int i = 0; i < 200 && isAlive(pid); i++) {
      Thread.sleep(20);
    }
    assertThat(isAlive(pid)).isFalse();
  }
}
