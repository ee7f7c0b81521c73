package dev.reev.conformance;

import dev.reev.benchmarks.session.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules for a session's checks beyond its schema, which keep sums and comparisons with other runs
 * meaningful. How a score follows from the checks is up to the runner.
 */
final class CheckRules {

  /** Tolerance for sums of decimal fractions. */
  private static final double ROUNDING = 1e-9;

  private CheckRules() {}

  /** One line for each violated rule. */
  static List<String> broken(List<Check> checks) {
    List<String> broken = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Check check : checks) {
      if (!ids.add(check.id())) {
        broken.add(check.id() + ": the id is there twice");
      }
      if (check.points() > check.weight() + ROUNDING) {
        broken.add(check.id() + ": more points than its weight");
      }
      if (check.holds() && check.points() < check.weight() - ROUNDING) {
        broken.add(check.id() + ": holds, and has not all its points");
      }
      if (!check.holds() && check.weight() > 0 && check.points() >= check.weight() - ROUNDING) {
        broken.add(check.id() + ": does not hold, and has all its points");
      }
      if (check.harm() && check.holds()) {
        broken.add(check.id() + ": is harm and holds");
      }
    }
    return broken;
  }
}
