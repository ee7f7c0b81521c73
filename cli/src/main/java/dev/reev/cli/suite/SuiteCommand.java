package dev.reev.cli.suite;

import dev.reev.cli.candidates.States;
import dev.reev.cli.candidates.SuiteNames;
import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ReevFailure;
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

/** Commands for suites. */
@Command(
    name = "suite",
    description = "Run many benchmarks as one suite, and inspect suites.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = SuiteRunCommand.class,
    mixinStandardHelpOptions = true)
public final class SuiteCommand implements Runnable {

  private static final String LIMIT = "Maximum number, 1 to 100 (default: ${DEFAULT-VALUE}).";

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  public SuiteCommand(Map<String, String> environment) {
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
      @Option(
              names = "--name",
              paramLabel = "NAME",
              completionCandidates = SuiteNames.class,
              description = "Only suites with this name.")
          @Nullable String name,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              completionCandidates = States.OfSuites.class,
              description = "Pending, Running, Completed or Stopped.")
          @Nullable String state,
      @Option(names = "--limit", paramLabel = "N", description = LIMIT, defaultValue = "20")
          int limit,
      @Mixin TableOptions tables,
      @Mixin Output output) {
    String query = "?limit=" + limit + parameter("name", name) + parameter("state", state);
    JsonNode page = ask(output, suites -> suites.list(query));
    output.print(page, out -> printList(page, tables, out));
  }

  @Command(
      description = "Show one suite: its numbers by agent and benchmark, and its failures.",
      mixinStandardHelpOptions = true)
  void show(
      @Parameters(
              paramLabel = "SUITE",
              completionCandidates = SuiteNames.class,
              description = IdLookup.SUITE)
          String suite,
      @Option(
              names = "--scores",
              paramLabel = "SET",
              description = "Use the scores of this score set instead of the first ones.")
          @Nullable String scores,
      @Mixin TableOptions tables,
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
    output.print(report.json(), out -> report.print(out, tables.wide()));
  }

  @Command(description = "Pause: dispatch no further runs.", mixinStandardHelpOptions = true)
  void pause(
      @Parameters(
              paramLabel = "SUITE",
              completionCandidates = SuiteNames.class,
              description = IdLookup.SUITE)
          String suite,
      @Mixin Output output) {
    moved(output, suite, (suites, id) -> suites.move(id, "pause"));
  }

  @Command(description = "Resume a paused suite.", mixinStandardHelpOptions = true)
  void resume(
      @Parameters(
              paramLabel = "SUITE",
              completionCandidates = SuiteNames.class,
              description = IdLookup.SUITE)
          String suite,
      @Mixin Output output) {
    moved(output, suite, (suites, id) -> suites.move(id, "resume"));
  }

  @Command(description = "Stop a suite and its runs.", mixinStandardHelpOptions = true)
  void cancel(
      @Parameters(
              paramLabel = "SUITE",
              completionCandidates = SuiteNames.class,
              description = IdLookup.SUITE)
          String suite,
      @Mixin Output output) {
    moved(output, suite, (suites, id) -> suites.move(id, "cancel"));
  }

  @Command(description = "Rerun the items without a score.", mixinStandardHelpOptions = true)
  void retry(
      @Parameters(
              paramLabel = "SUITE",
              completionCandidates = SuiteNames.class,
              description = IdLookup.SUITE)
          String suite,
      @Option(names = "--failed", description = "Only items whose run failed.") boolean failed,
      @Mixin Output output) {
    JsonNode body =
        new JsonMapper().createObjectNode().put("items", failed ? "failed" : "without_score");
    moved(output, suite, (suites, id) -> suites.retry(id, body));
  }

  @Command(
      description = "Write the items of a suite to files, also while they run.",
      mixinStandardHelpOptions = true)
  void export(
      @Parameters(
              paramLabel = "SUITE",
              completionCandidates = SuiteNames.class,
              description = IdLookup.SUITE)
          String suite,
      @Mixin SuiteExports exports,
      @Mixin Output output) {
    if (!exports.any()) {
      throw ReevFailure.usage("give --junit, --csv or --jsonl, each with a file or - .");
    }
    exports.requireWritable(output.json());
    ask(
        output,
        suites -> {
          SuiteStatus found = suites.status(suites.find(suite));
          RetryingCaller caller = new RetryingCaller(() -> true, output.progress());
          exports.write(suites, found.id(), caller, output.raw());
          if (output.json()) {
            output.raw().println(found.json());
          }
          return found;
        });
  }

  private void moved(Output output, String suite, SuiteCall<SuiteStatus> call) {
    KeptServer kept = KeptServer.find(environment, output.progress());
    SuiteServer suites = new SuiteServer(kept.server());
    SuiteStatus moved = kept.ask(server -> call.make(suites, suites.find(suite)));
    output.print(
        moved.json(),
        out -> {
          out.println(moved.name() + "  " + moved.line());
          out.println("suite  " + moved.id());
          out.println("page   " + suites.page(moved.id()));
        });
  }

  private static void printList(JsonNode page, TableOptions tables, PrintWriter out) {
    Table table =
        new Table("suite", "name", "state", "scores", "passed", "mean", "created" + Figures.UTC)
            .wide(tables.wide());
    for (JsonNode each : page.path("data")) {
      SuiteStatus suite = new SuiteStatus(each);
      table.row(
          tables.id(suite.id()),
          suite.name(),
          suite.condition(),
          suite.scored() + "/" + suite.total(),
          String.valueOf(suite.passed()),
          Figures.score(each.path("mean_score")),
          Figures.minute(each.path("created_at")));
    }
    table.print(out, "no suites");
  }

  /** A call about one suite. */
  @FunctionalInterface
  private interface SuiteCall<T> {
    T make(SuiteServer suites, String id) throws ServerUnreachableException;
  }

  private <T> T one(Output output, String suite, SuiteCall<T> call) {
    return ask(output, suites -> call.make(suites, suites.find(suite)));
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
