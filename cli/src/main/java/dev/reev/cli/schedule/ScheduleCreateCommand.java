package dev.reev.cli.schedule;

import dev.reev.cli.run.RefusedNames;
import dev.reev.cli.suite.SuiteOptions;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.ReevFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates a schedule. */
@Command(
    name = "create",
    description = "Create a schedule, which submits a suite again and again.",
    footer = {
      "",
      "Each night at three in Berlin, watched for regressions:",
      "  reev schedule create nightly '3*' --agent=local --repeats=5 --cron='0 3 * * *' \\",
      "    --timezone=Europe/Berlin --watch --control=deterministic"
    },
    mixinStandardHelpOptions = true)
final class ScheduleCreateCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Name of the schedule and its suites.")
  private String name = "";

  @Parameters(
      index = "1..*",
      paramLabel = "BENCHMARK",
      arity = "0..*",
      description = "Ids or globs of the benchmarks of each tick.")
  private List<String> benchmarks = List.of();

  @Mixin private TimeOptions times = new TimeOptions();

  @Mixin private SuiteOptions suite = new SuiteOptions();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The request body as JSON (docs/schedules.md), for fields without an option.")
  private @Nullable Path file;

  @Mixin private Output output = new Output();

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // as above
  @ParentCommand
  private ScheduleCommand parent;

  @Override
  public Integer call() {
    ObjectNode body = file == null ? body() : BodyFile.alone(file, spec.commandLine(), benchmarks);
    body.put("name", name);
    parent.shown(output, server -> create(server, body));
    return ExitCodes.OK;
  }

  private JsonNode create(ReevServer server, ObjectNode body) throws ServerUnreachableException {
    try {
      return server.post(ScheduleCommand.SCHEDULES, body);
    } catch (ReevFailure e) {
      throw RefusedNames.explained(e, server, benchmarks, suite.agents());
    }
  }

  private ObjectNode body() {
    ObjectNode body = new JsonMapper().createObjectNode();
    times.require();
    times.addTo(body);
    body.set("suite", suite.body(benchmarks).put("name", name));
    watch.addTo(body, parent.environment());
    return body;
  }
}
