package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.benchmark.WrittenSolutions.Instruction;
import dev.reev.benchmarks.benchmark.WrittenSolutions.Solution;
import dev.reev.benchmarks.benchmark.WrittenSolutions.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for solutions beyond their schema. */
final class SolutionsRules {

  private static final String SOLUTIONS = "/solutions/";

  private final int steps;
  private final AccountNames names;
  private final Problems problems;

  SolutionsRules(Benchmark benchmark, Problems problems) {
    this.steps = benchmark.flow().size();
    this.names = AccountNames.of(benchmark);
    this.problems = problems;
  }

  void check(WrittenSolutions written) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < written.solutions().size(); i++) {
      Solution solution = written.solutions().get(i);
      Integer earlier = first.putIfAbsent(solution.name(), i);
      if (earlier != null) {
        problems.error(
            SOLUTIONS + i + "/name",
            "\"%s\" is already the name of solution %d; names must be unique"
                .formatted(solution.name(), earlier + 1));
      }
      checkSolution(SOLUTIONS + i, solution);
    }
  }

  private void checkSolution(String place, Solution solution) {
    boolean bare =
        solution.answer() != null
            || !solution.instructions().isEmpty()
            || !solution.toolCalls().isEmpty();
    if (steps == 0 && !solution.steps().isEmpty()) {
      problems.error(place + "/steps", "is for a flow, and this benchmark has none");
    } else if (steps > 0 && bare) {
      problems.error(
          place,
          "must say under 'steps' what is done in which step, for this benchmark is a flow of "
              + steps);
    }
    checkWay(place, solution.instructions(), !solution.toolCalls().isEmpty());
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < solution.steps().size(); i++) {
      checkStep(place + "/steps/" + i, solution.steps().get(i), seen);
    }
  }

  private void checkStep(String place, Step step, Set<Integer> seen) {
    if (!seen.add(step.step())) {
      problems.error(place + "/step", "is %d a second time".formatted(step.step()));
    } else if (step.step() > steps && steps > 0) {
      problems.error(
          place + "/step", "is %d; the flow ends with step %d".formatted(step.step(), steps));
    }
    checkWay(place, step.instructions(), !step.toolCalls().isEmpty());
  }

  private void checkWay(String place, List<Instruction> instructions, boolean callsTools) {
    if (callsTools && !instructions.isEmpty()) {
      problems.error(place + "/tool_calls", "cannot stand beside 'instructions'; give one of them");
    }
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      String at = place + "/instructions/" + i;
      names.requireExisting(at + "/program_id", instruction.programId(), problems);
      for (int j = 0; j < instruction.accounts().size(); j++) {
        requireKnown(at + "/accounts/" + j + "/pubkey", instruction.accounts().get(j).pubkey());
      }
      if (!Base58.isData(instruction.data())) {
        problems.error(at + "/data", "is not base58; must be base58 of at most 1232 bytes");
      }
    }
  }

  private void requireKnown(String place, String name) {
    if (!names.isKnown(name)) {
      problems.error(
          place,
          "\"%s\" is neither an address (base58 of 32 bytes), nor an account of initial_state, nor one that a condition derives"
              .formatted(name));
    }
  }
}
