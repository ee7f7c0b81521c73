package dev.reev.cli.suite;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.cli.candidates.AgentNames;
import dev.reev.cli.run.Labels;
import dev.reev.stack.outcome.ReevFailure;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Options for the definition of a suite, for submitting it now or on a schedule. */
public final class SuiteOptions {

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Add all benchmarks with this tag; may be repeated.")
  private @Nullable List<String> tags;

  @Option(
      names = "--agent",
      paramLabel = "TYPE",
      completionCandidates = AgentNames.class,
      description =
          "Agent; may be repeated, each runs every benchmark (default: "
              + AgentCatalogue.DETERMINISTIC
              + ").")
  private @Nullable List<String> agents;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Runs of each benchmark by each agent (default: 1).")
  private @Nullable Integer repeats;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Maximum open runs, within the limits of agents and workers.")
  private @Nullable Integer concurrency;

  @Option(
      names = "--max-failures",
      paramLabel = "N",
      description = "Stop the suite after more than this many runs without a score.")
  private @Nullable Integer maxFailures;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Timeout per attempt, 1 to 3600.")
  private @Nullable Integer timeoutSeconds;

  @Option(names = "--priority", paramLabel = "N", description = "1 is first, 5 is last.")
  private @Nullable Integer priority;

  @Option(
      names = "--label",
      paramLabel = "NAME=VALUE",
      description = "A label of your own, such as git-sha=...; may be repeated.")
  private @Nullable List<String> labels;

  /** Agents of the suite. */
  public List<String> agents() {
    return Objects.requireNonNullElse(agents, List.of(AgentCatalogue.DETERMINISTIC));
  }

  /**
   * Request body of a submission; options that are not given are left to the server.
   *
   * @param benchmarks ids or globs
   */
  public ObjectNode body(List<String> benchmarks) {
    if (benchmarks.isEmpty() && tags == null) {
      throw ReevFailure.usage("name benchmarks (ids or globs such as '3*'), or give --tag.");
    }
    ObjectNode body = new JsonMapper().createObjectNode();
    put(body, "benchmarks", benchmarks);
    put(body, "tags", Objects.requireNonNullElse(tags, List.of()));
    put(body, "agents", agents());
    numbers(body);
    body.set("labels", Labels.of(Objects.requireNonNullElse(labels, List.of())));
    return body;
  }

  /**
   * Request body with the given options only, to change an existing definition.
   *
   * @param benchmarks ids or globs; empty to keep the current ones
   */
  public ObjectNode changes(List<String> benchmarks) {
    ObjectNode body = new JsonMapper().createObjectNode();
    put(body, "benchmarks", benchmarks.isEmpty() ? null : benchmarks);
    put(body, "tags", tags);
    put(body, "agents", agents);
    numbers(body);
    if (labels != null) {
      body.set("labels", Labels.of(labels));
    }
    return body;
  }

  private void numbers(ObjectNode body) {
    put(body, "repeats", repeats);
    put(body, "concurrency", concurrency);
    put(body, "max_failures", maxFailures);
    put(body, "timeout_seconds", timeoutSeconds);
    put(body, "priority", priority);
  }

  private static void put(ObjectNode body, String field, @Nullable List<String> words) {
    if (words != null) {
      words.forEach(body.putArray(field)::add);
    }
  }

  private static void put(ObjectNode body, String field, @Nullable Integer value) {
    if (value != null) {
      body.put(field, value);
    }
  }
}
