package dev.reev.cli.suite;

import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything about suites. */
@Command(
    name = "suite",
    description = "Run many benchmarks as one suite, and inspect suites.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = SuiteRunCommand.class,
    mixinStandardHelpOptions = true)
public final class SuiteCommand implements Runnable {

  private static final String LIMIT = "Maximum number, 1 to 100 (default: ${DEFAULT-VALUE}).";
  private static final String SUITE =
      "Id of the suite, or a name for the newest suite of that name.";

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  /** With the environment of this process. */
  public SuiteCommand() {
    this(System.getenv());
  }

  SuiteCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(description = "List suites, newest first.", mixinStandardHelpOptions = true)
  void list(
      @Option(names = "--name", paramLabel = "NAME", description = "Only suites with this name.")
          @Nullable String name,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "Pending, Running, Completed or Stopped.")
          @Nullable String state,
      @Option(names = "--limit", paramLabel = "N", description = LIMIT, defaultValue = "20")
          int limit,
      @Mixin Output output) {
    String query = "?limit=" + limit + parameter("name", name) + parameter("state", state);
    JsonNode page = ask(output, suites -> suites.list(query));
    output.print(page, out -> printList(page, out));
  }

  @Command(
      description = "Show one suite: its numbers by agent and benchmark, and its failures.",
      mixinStandardHelpOptions = true)
  void show(
      @Parameters(paramLabel = "SUITE", description = SUITE) String suite,
      @Option(
              names = "--scores",
              paramLabel = "SET",
              description = "Use the scores of this score set instead of the first ones.")
          @Nullable String scores,
      @Mixin Output output) {
    if (output.json() && scores == null) {
      output.out().println(one(output, suite, (suites, id) -> suites.status(id)).json());
      return;
    }
    SuiteReport report =
        one(
            output,
            suite,
            (suites, id) ->
                SuiteReport.read(suites, suites.status(id), scores, Terminal.of(environment)));
    output.print(report.json(), report::print);
  }

  @Command(description = "Pause: dispatch no further runs.", mixinStandardHelpOptions = true)
  void pause(
      @Parameters(paramLabel = "SUITE", description = SUITE) String suite, @Mixin Output output) {
    moved(output, one(output, suite, (suites, id) -> suites.move(id, "pause")));
  }

  @Command(description = "Resume a paused suite.", mixinStandardHelpOptions = true)
  void resume(
      @Parameters(paramLabel = "SUITE", description = SUITE) String suite, @Mixin Output output) {
    moved(output, one(output, suite, (suites, id) -> suites.move(id, "resume")));
  }

  @Command(description = "Stop a suite and its runs.", mixinStandardHelpOptions = true)
  void cancel(
      @Parameters(paramLabel = "SUITE", description = SUITE) String suite, @Mixin Output output) {
    moved(output, one(output, suite, (suites, id) -> suites.move(id, "cancel")));
  }

  @Command(description = "Rerun the items without a score.", mixinStandardHelpOptions = true)
  void retry(
      @Parameters(paramLabel = "SUITE", description = SUITE) String suite,
      @Option(names = "--failed", description = "Only items whose run failed.") boolean failed,
      @Mixin Output output) {
    JsonNode body =
        new JsonMapper().createObjectNode().put("items", failed ? "failed" : "without_score");
    moved(output, one(output, suite, (suites, id) -> suites.retry(id, body)));
  }

  private void moved(Output output, SuiteStatus suite) {
    output.print(
        suite.json(), out -> out.println(suite.name() + "  " + suite.line() + "  " + suite.id()));
  }

  private static void printList(JsonNode page, PrintWriter out) {
    Table table = new Table("suite", "name", "state", "scores", "passed", "mean", "created");
    for (JsonNode each : page.path("suites")) {
      SuiteStatus suite = new SuiteStatus(each);
      table.row(
          suite.id(),
          suite.name(),
          suite.condition(),
          suite.scored() + "/" + suite.total(),
          String.valueOf(suite.passed()),
          Figures.score(each.path("mean_score")),
          Figures.time(each.path("created_at")));
    }
    table.print(out, "no suites");
  }

  /** A call about one suite. */
  @FunctionalInterface
  private interface SuiteCall<T> {
    T make(SuiteServer suites, String id) throws ServerUnreachableException;
  }

  private <T> T one(Output output, String suite, SuiteCall<T> call) {
    return ask(output, suites -> call.make(suites, suites.find(suite, false)));
  }

  /** A call about suites. */
  @FunctionalInterface
  private interface SuitesCall<T> {
    T make(SuiteServer suites) throws ServerUnreachableException;
  }

  private <T> T ask(Output output, SuitesCall<T> call) {
    return KeptServer.find(environment, output.progress())
        .ask(server -> call.make(new SuiteServer(server)));
  }

  private static String parameter(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + ReevServer.parameter(value);
  }
}
