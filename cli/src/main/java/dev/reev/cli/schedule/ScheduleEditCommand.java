package dev.reev.cli.schedule;

import dev.reev.cli.candidates.BenchmarkIds;
import dev.reev.cli.candidates.ScheduleNames;
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

/** Changes a schedule. */
@Command(
    name = "edit",
    description = "Change a schedule: what is given takes the place of what was, the rest stays.",
    footer = {
      "",
      "Defaults above are those of a new schedule. Suite and watch change with the next tick.",
      "An empty --note takes the note away."
    },
    mixinStandardHelpOptions = true)
final class ScheduleEditCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      completionCandidates = ScheduleNames.class,
      description = "Name of the schedule.")
  private String name = "";

  @Parameters(
      index = "1..*",
      paramLabel = "BENCHMARK",
      arity = "0..*",
      completionCandidates = BenchmarkIds.class,
      description = "Ids or globs, in place of all that there are.")
  private List<String> benchmarks = List.of();

  @Mixin private TimeOptions times = new TimeOptions();

  @Mixin private SuiteOptions suite = new SuiteOptions();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(names = "--no-watch", description = "Watch no longer.")
  private boolean noWatch;

  @Option(names = "--no-webhook", description = "Remove the webhook.")
  private boolean noWebhook;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "The change as JSON Merge Patch (docs/schedules.md), for fields without an option.")
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
    if (body.isEmpty()) {
      throw ReevFailure.usage("nothing is to change; say what, such as --cron or --repeats.");
    }
    parent.shown(output, server -> change(server, body));
    return ExitCodes.OK;
  }

  private JsonNode change(ReevServer server, ObjectNode body) throws ServerUnreachableException {
    try {
      return server.patch(ScheduleCommand.path(name), body);
    } catch (ReevFailure e) {
      throw RefusedNames.explained(e, server, benchmarks, suite.agents());
    }
  }

  private ObjectNode body() {
    ObjectNode body = new JsonMapper().createObjectNode();
    times.addTo(body);
    ObjectNode changes = suite.changes(benchmarks);
    if (!changes.isEmpty()) {
      body.set("suite", changes);
    }
    watch.addTo(body, parent.environment());
    remove(body, "watch", noWatch);
    remove(body, "webhook", noWebhook);
    return body;
  }

  private static void remove(ObjectNode body, String part, boolean wanted) {
    if (wanted && body.has(part)) {
      throw ReevFailure.usage(
          "--no-%s takes away what other options set; leave one out.".formatted(part));
    }
    if (wanted) {
      body.putNull(part);
    }
  }
}
