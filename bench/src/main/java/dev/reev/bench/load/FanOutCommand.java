package dev.reev.bench.load;

import dev.reev.bench.runner.ScratchFolder;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.cli.ReevCommand;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Measures runs whose agent waits for a model: they cost memory, not a core. */
@Command(
    name = "fan-out",
    description = "Time many runs of a model that answers slowly.",
    footer = {
      "",
      "Starts a stack of its own, with the settings that are the default, and a model server that",
      "waits and declines."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:a run has no score, or Reev failed", "2:wrong usage"},
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class FanOutCommand implements Callable<Integer> {

  /** An agent without a limit, like the agents of providers. */
  private static final String AGENT = "slow";

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "50",
      description = "Runs, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int runs = 50;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long the model thinks, 0 to 60 (default: ${DEFAULT-VALUE}).")
  private int seconds = 5;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (runs < 1 || runs > 1000 || seconds < 0 || seconds > 60) {
      throw ReevFailure.usage("--runs must be 1 to 1000, and --seconds 0 to 60.");
    }
    Progress progress = Output.progressOn(spec.commandLine().getErr());
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.ANY);
    try (ScratchFolder scratch = ScratchFolder.make();
        SlowModel model = SlowModel.start(Duration.ofSeconds(seconds));
        LoadedServer server =
            LoadedServer.start(
                settings,
                scratch.path(),
                Map.of(AgentCatalogue.FILE_VARIABLE, agentsFile(scratch, model).toString()),
                progress)) {
      progress.say("%d runs of a model that takes %d s".formatted(runs, seconds));
      double took = server.suite(AGENT, runs, null);
      report(took, model.mostAtOnce());
    }
    return ExitCodes.OK;
  }

  private static Path agentsFile(ScratchFolder folder, SlowModel model) {
    try {
      return Files.writeString(
          folder.path().resolve("agents.yml"),
          """
          agents:
            %s:
              kind: chat
              base_url: %s
              model: slow
          """
              .formatted(AGENT, model.url()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void report(double took, int mostAtOnce) {
    int cores = Runtime.getRuntime().availableProcessors();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode object = new JsonMapper().createObjectNode();
      object.put("runs", runs).put("model_seconds", seconds).put("cores", cores);
      object.put("seconds", took).put("most_at_once", mostAtOnce);
      out.println(object);
    } else {
      out.printf(
          Locale.ROOT,
          "%d runs of a model that takes %d s, on %d cores: %.1f s, at most %d at once%n",
          runs,
          seconds,
          cores,
          took,
          mostAtOnce);
      out.printf(
          Locale.ROOT,
          "one after another on each core they would wait %.1f s for the model alone%n",
          Math.ceil((double) runs / cores) * seconds);
    }
    out.flush();
  }
}
