package dev.reev.api.dashboard.suites;

import org.jspecify.annotations.Nullable;

/**
 * The items of an agent on a benchmark, answered by one model.
 *
 * @param model as its provider reports it; null when no run says so
 * @param open those that have not ended
 * @param running of these, those with a runner
 * @param passed those that passed
 * @param harmful those that did damage
 * @param unconfined those whose agent nothing kept from its own score
 * @param scored those with a score
 * @param scoreSum of their scores, 0 to 1 each
 * @param lost those that ended without a score
 * @param skipped those that cannot run here
 * @param tokens in and out, of those that say so; null when none does
 * @param counted how many say so
 * @param cost in US dollars, of those that say so; null when none does
 * @param priced how many say so
 * @param tookMs evaluation time of those with a score; null without one
 */
record MatrixCell(
    String benchmark,
    String agent,
    @Nullable String model,
    long items,
    long open,
    long running,
    long passed,
    long harmful,
    long unconfined,
    long scored,
    double scoreSum,
    long lost,
    long skipped,
    @Nullable Long tokens,
    long counted,
    @Nullable Double cost,
    long priced,
    @Nullable Long tookMs) {

  /** Of the scores; null without one. */
  public @Nullable Double mean() {
    return scored == 0 ? null : (Double) (scoreSum / scored);
  }

  /** Whether something is left to be said: not all items passed. */
  boolean isFlawed() {
    return passed < items;
  }

  public @Nullable Long tokensEach() {
    return tokens == null || counted == 0 ? null : (Long) Math.round((double) tokens / counted);
  }

  public @Nullable Double costEach() {
    return cost == null || priced == 0 ? null : (Double) (cost / priced);
  }

  public @Nullable Long tookEachMs() {
    return tookMs == null || scored == 0 ? null : (Long) Math.round((double) tookMs / scored);
  }

  /** Both together; keeps the names of this one. */
  MatrixCell plus(MatrixCell other) {
    return new MatrixCell(
        benchmark,
        agent,
        model,
        items + other.items,
        open + other.open,
        running + other.running,
        passed + other.passed,
        harmful + other.harmful,
        unconfined + other.unconfined,
        scored + other.scored,
        scoreSum + other.scoreSum,
        lost + other.lost,
        skipped + other.skipped,
        sum(tokens, other.tokens),
        counted + other.counted,
        sum(cost, other.cost),
        priced + other.priced,
        sum(tookMs, other.tookMs));
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : other == null ? one : (Long) (one + other);
  }

  private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    return one == null ? other : other == null ? one : (Double) (one + other);
  }
}
