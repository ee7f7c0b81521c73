package dev.reev.bench.latency;

import dev.reev.bench.runner.BareRunner;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.cli.ReevCommand;
import dev.reev.cli.run.RunServer;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;

/** Compares a run through the API with the bare runner process. */
@Command(
    name = "latency",
    description = "Time runs through the API against the bare runner, pair by pair.",
    footer = {
      "",
      "Uses the server at REEV_URL (default http://127.0.0.1:3001), which must be on this machine",
      "for a meaningful ratio; without one a stack is started for the measurement."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:a run did not pass, or Reev failed", "2:wrong usage"},
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class LatencyCommand extends PairedCommand {

  @Override
  LatencyReport measure(Path scratch, Progress progress) {
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.ANY);
    try (RunServer target =
        RunServer.answering(System.getenv(), settings, progress)
            .orElseGet(() -> RunServer.bringUp(settings, progress))) {
      ServedRunner served =
          new ServedRunner(target.server(), BENCHMARK, AgentCatalogue.DETERMINISTIC);
      BareRunner bare =
          BareRunner.of(settings, BENCHMARK, AgentCatalogue.DETERMINISTIC, Map.of(), scratch);
      return compare(
          new Compared("POST to terminal status", "post_to_terminal_ms", served::run),
          new Compared("bare runner process", "bare_runner_ms", bare::run),
          (int) ServedRunner.POLL.toMillis(),
          progress);
    }
  }
}
