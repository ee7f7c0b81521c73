package dev.reev.api.dashboard.run;

import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.InstructionPoints;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part of the score of two runs. Null where a run has no such part.
 *
 * @param what check, field of an instruction, path of an answer, or assertion
 */
record PointsRow(String what, @Nullable Part base, @Nullable Part candidate) {

  /** One agent's output at this point, addresses replaced by names, and the points it earned. */
  record Part(String expected, String actual, double points, double weight) {}

  /** All parts that either run has, in the order of the benchmark. */
  static List<PointsRow> of(@Nullable RunEvidence base, @Nullable RunEvidence candidate) {
    Map<String, Part> before = parts(base);
    Map<String, Part> now = parts(candidate);
    Set<String> all = new LinkedHashSet<>(before.keySet());
    all.addAll(now.keySet());
    return all.stream().map(what -> new PointsRow(what, before.get(what), now.get(what))).toList();
  }

  public boolean differs() {
    return base == null
        || candidate == null
        || base.points() != candidate.points()
        || !base.actual().equals(candidate.actual());
  }

  /** Of one run, by what they are of. */
  static Map<String, Part> parts(@Nullable RunEvidence evidence) {
    Map<String, Part> parts = new LinkedHashMap<>();
    if (evidence == null) {
      return parts;
    }
    evidence.checks().forEach(check -> add(check, evidence.names(), parts));
    ScoringBreakdown scoring = evidence.scoring();
    if (scoring != null) {
      scoring.instructions().forEach(instruction -> add(instruction, evidence.names(), parts));
      scoring
          .checks()
          .forEach(
              check ->
                  parts.put(
                      check.path(),
                      new Part(check.expected(), check.actual(), check.points(), check.weight())));
    }
    evidence.assertions().forEach(assertion -> add(assertion, parts));
    return parts;
  }

  private static void add(Check check, AccountLabels names, Map<String, Part> parts) {
    String end = check.harm() ? ", harm" : check.failed() ? ", does not hold" : ", holds";
    parts.put(
        check.id(),
        new Part(
            names.in(check.expected()),
            names.in(check.actual()) + end,
            check.points(),
            check.weight()));
  }

  private static void add(
      InstructionPoints instruction, AccountLabels names, Map<String, Part> parts) {
    String place =
        (instruction.step() == null ? "" : "step " + instruction.step() + ", ")
            + "instruction "
            + (instruction.index() + 1)
            + ", ";
    instruction
        .fields()
        .forEach(
            field ->
                parts.put(
                    place + field.field(),
                    new Part(
                        names.in(field.expected()),
                        names.in(field.actual()),
                        field.points(),
                        field.weight())));
  }

  /** Assertions earn nothing. */
  private static void add(AssertionResult assertion, Map<String, Part> parts) {
    parts.put(
        "%s of %s, %s".formatted(assertion.type(), assertion.pubkey(), assertion.expected()),
        new Part(
            assertion.expected(),
            assertion.actual() + (assertion.passed() ? ", holds" : ", does not hold"),
            0,
            0));
  }
}
