package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.Workbench;
import dev.reev.runner.agent.Task.EarlierStep;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Agents of a line or two of shell, and the run that they serve. */
@Timeout(60)
abstract class CommandAgentTestCase {

  /** The checkout: the tests run in the folder of one of its modules. */
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static final String SECRET = "sk-do-not-show";

  static final String TRANSFER =
      "{\"type\":\"tool_call\",\"id\":\"7\",\"name\":\"sol_transfer\",\"arguments\":"
          + "{\"user_pubkey\":\"USER_WALLET_PUBKEY\",\"recipient_pubkey\":\"FRIEND\","
          + "\"amount\":100000000}}";

  static final String ANSWER = "{\"type\":\"answer\",\"thought\":\"done\"}";

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path folder;

  final Map<String, String> environment = new HashMap<>();

  /** Agents run unconfined unless a test sets this to false. */
  boolean unconfined = true;

  List<String> sees = List.of();
  List<String> network = List.of();

  /** Hosts that the benchmark needs. */
  List<String> taskHosts = List.of();

  /** Files hidden from a confined agent. */
  List<Path> secret = List.of();

  @SuppressWarnings("NullAway.Init") // set before each test
  Workbench workbench;

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

  final void assertFails(String script, String failureClass, String... mentioned) {
    CommandAgent agent = agent(script);
    assertThatThrownBy(() -> agent.answer(task()))
        .isInstanceOfSatisfying(
            RunFailedException.class, e -> assertThat(e.failureClass()).isEqualTo(failureClass))
        .message()
        .contains(mentioned)
        .doesNotContain("\n", SECRET);
  }

  final CommandAgent agent(String script) {
    environment.put("KEY", SECRET);
    return agent(List.of("sh", "-c", script), List.of("KEY"), 30);
  }

  final CommandAgent agent(List<String> command, List<String> variables, int seconds) {
    var definition =
        new AgentDefinition.Command("mine", command, variables, seconds, sees, network, unconfined);
    CommandAgent agent =
        new CommandAgent(
            definition,
            environment,
            AgentConfinement.of(
                definition, taskHosts, environment, ROOT, secret, workbench.evidence()));
    agents.add(agent);
    return agent;
  }

  final Task task() {
    return task(1, false, Deadline.unlimited());
  }

  final Task task(int step, boolean wantsData, Deadline deadline) {
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

  static String read() {
    return "read -r line; ";
  }

  static String say(String line) {
    return "echo '" + line + "'; ";
  }

  final long pid() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
  }

  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  static void awaitEnd(long pid) throws InterruptedException {
    for (int i = 0; i < 200 && isAlive(pid); i++) {
      Thread.sleep(20);
    }
    assertThat(isAlive(pid)).isFalse();
  }
}
