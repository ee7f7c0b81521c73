package dev.reev.cli.schedule;

import dev.reev.stack.outcome.ReevFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Options for the watch and the webhooks of a schedule. */
final class WatchOptions {

  /** Not an option, because every user of the machine can read command lines. */
  private static final String SECRET = "REEV_WEBHOOK_SECRET";

  @Option(
      names = "--watch",
      description = "Compare each tick with the last good one, and confirm regressions.")
  private boolean watch;

  @Option(
      names = "--baseline",
      paramLabel = "BASE",
      description = "Watch against last_good (the default) or suite:ID.")
  private @Nullable String baseline;

  @Option(
      names = "--control",
      paramLabel = "AGENT",
      description = "Watch with a control, an agent with known scores: deterministic.")
  private @Nullable String control;

  @Option(
      names = "--confirm-rounds",
      paramLabel = "N",
      description = "Watch with at most this many suites to confirm a suspicion.")
  private @Nullable Integer rounds;

  @Option(
      names = "--min-coverage",
      paramLabel = "SHARE",
      description = "Watch with a verdict only when this share of runs has a score.")
  private @Nullable Double minCoverage;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Send verdicts to this URL, signed with $" + SECRET + ".")
  private @Nullable String webhook;

  void addTo(ObjectNode body, Map<String, String> environment) {
    if (watch || baseline != null || control != null || rounds != null || minCoverage != null) {
      ObjectNode watched = body.putObject("watch");
      if (baseline != null) {
        watched.put("baseline", baseline);
      }
      if (control != null) {
        watched.putObject("control").put("agent", control);
      }
      if (rounds != null) {
        watched.putObject("confirm").put("max_rounds", rounds);
      }
      if (minCoverage != null) {
        watched.put("min_coverage", minCoverage);
      }
    }
    if (webhook != null) {
      String secret = environment.getOrDefault(SECRET, "");
      if (secret.isBlank()) {
        throw ReevFailure.usage("--webhook needs the secret that signs its messages in $" + SECRET);
      }
      body.putObject("webhook").put("url", webhook).put("secret", secret.strip());
    }
  }
}
