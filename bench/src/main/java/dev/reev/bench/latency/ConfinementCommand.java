package dev.reev.bench.latency;

import dev.reev.bench.runner.BareRunner;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.cli.ReevCommand;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;

/** Compares a confined agent with an unconfined one. */
@Command(
    name = "confinement",
    description = "Time runs of an agent with and without its sandbox, pair by pair.",
    footer = {
      "",
      "Starts the bare runner with examples/agents/transfer_agent.py; needs no server."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:a run did not pass, or Reev failed", "2:wrong usage"},
    mixinStandardHelpOptions = true,
    versionProvider = ReevCommand.Version.class)
public final class ConfinementCommand extends PairedCommand {

  private static final String CONFINED = "confined";
  private static final String UNCONFINED = "unconfined";
  private static final String AGENTS = "agents.yml";

  @Override
  LatencyReport measure(Path scratch, Progress progress) {
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.ANY);
    writeAgents(scratch.resolve(AGENTS));
    return compare(
        new Compared(
            "runner, agent confined", "confined_ms", runner(CONFINED, settings, scratch)::run),
        new Compared(
            "runner, agent unconfined",
            "unconfined_ms",
            runner(UNCONFINED, settings, scratch)::run),
        0,
        progress);
  }

  private static BareRunner runner(String agent, StackSettings settings, Path scratch) {
    return BareRunner.of(
        settings,
        BENCHMARK,
        agent,
        Map.of(AgentCatalogue.FILE_VARIABLE, scratch.resolve(AGENTS).toString()),
        scratch);
  }

  private static void writeAgents(Path file) {
    String yaml =
        """
        agents:
          %s:
            kind: command
            command: [python3, "{root}/examples/agents/transfer_agent.py"]
          %s:
            kind: command
            command: [python3, "{root}/examples/agents/transfer_agent.py"]
            unconfined: true
        """;
    try {
      Files.writeString(file, yaml.formatted(CONFINED, UNCONFINED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
