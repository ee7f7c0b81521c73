package dev.reev.api.run.state;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.Usage;
import dev.reev.benchmarks.text.FigureText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Usage of a run's model calls. Null where it is not known, which is not zero.
 *
 * @param inputTokens as the provider counts
 * @param outputTokens as the provider counts
 * @param costUsd from the provider, else from the prices of the agent's definition
 */
public record RunUsage(
    @Nullable Long inputTokens, @Nullable Long outputTokens, @Nullable Double costUsd) {

  static final RunUsage UNKNOWN = new RunUsage(null, null, null);

  /** A foreign runner may claim anything; sums of what is kept never overflow. */
  private static final long MAX_TOKENS = 1_000_000_000_000L;

  private static final double MAX_COST_USD = 1e9;

  /** Usage according to a verified session file; impossible values count as unknown. */
  static RunUsage of(byte @Nullable [] sessionJson) {
    if (sessionJson == null) {
      return UNKNOWN;
    }
    Usage said = ReevJson.MAPPER.readValue(sessionJson, SessionPart.class).usage();
    return said == null
        ? UNKNOWN
        : new RunUsage(
            believed(said.inputTokens()), believed(said.outputTokens()), cost(said.costUsd()));
  }

  /** As it is stored; null when nothing is known. */
  public static @Nullable RunUsage stored(
      @Nullable Long inputTokens, @Nullable Long outputTokens, @Nullable Double costUsd) {
    return inputTokens == null && outputTokens == null && costUsd == null
        ? null
        : new RunUsage(inputTokens, outputTokens, costUsd);
  }

  /** In and out together; null when neither is known. */
  public @Nullable Long tokens() {
    return inputTokens == null && outputTokens == null
        ? null
        : (Long)
            (Objects.requireNonNullElse(inputTokens, 0L)
                + Objects.requireNonNullElse(outputTokens, 0L));
  }

  /** As {@code 1,200 in, 80 out}; null when neither is known. */
  public @Nullable String inOut() {
    return tokens() == null ? null : text(inputTokens) + " in, " + text(outputTokens) + " out";
  }

  private static String text(@Nullable Long tokens) {
    return tokens == null ? "unknown" : FigureText.count(tokens);
  }

  private static @Nullable Long believed(@Nullable Long said) {
    return said == null || said < 0 || said > MAX_TOKENS ? null : said;
  }

  private static @Nullable Double cost(@Nullable Double said) {
    return said == null || !(said >= 0 && said <= MAX_COST_USD) ? null : said;
  }

  /** The rest of a session file may be megabytes; it is passed over. */
  private record SessionPart(@Nullable Usage usage) {}
}
