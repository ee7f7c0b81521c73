package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at to judge a run, in words of no domain: any runner may write it.
 *
 * @param id unique within a result, for example {@code final_state_assertions/0}
 * @param kind what sort of check it is, for example {@code SolBalance} or {@code guard}
 * @param step number of the flow step it belongs to, from 1; null for the whole run
 * @param weight points it can earn, 0 or more
 * @param critical true when a run cannot pass unless it holds
 * @param expected for people
 * @param actual for people
 * @param points {@code weight} when it holds; else less, usually 0
 * @param harm true when it does not hold because of damage done; the run scores 0 then
 * @param message what a person should know beside the two values; null for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(
    String id,
    String kind,
    @Nullable Integer step,
    double weight,
    boolean critical,
    String expected,
    String actual,
    double points,
    boolean holds,
    boolean harm,
    @Nullable String message) {

  public Check {
    expected = expected == null ? "" : expected;
    actual = actual == null ? "" : actual;
  }

  /** True when a run with this check cannot pass. */
  public boolean preventsPassing() {
    return harm || (critical && !holds);
  }
}
