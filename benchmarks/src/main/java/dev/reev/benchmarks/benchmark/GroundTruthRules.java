package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.benchmark.ExpectedInstruction.ExpectedAccount;
import java.util.List;
import java.util.Set;

/** Rules for the ground truth. */
final class GroundTruthRules {

  private static final String PLACE = "/ground_truth";
  private static final String SKIP = PLACE + "/skip_instruction_validation";
  private static final String INSTRUCTIONS = PLACE + "/expected_instructions";
  private static final Set<String> JSON_TYPES =
      Set.of("string", "number", "integer", "boolean", "array", "object");

  private final int steps;
  private final AccountNames names;
  private final Problems problems;

  /**
   * @param steps length of the flow; 0 when there is none
   */
  GroundTruthRules(int steps, AccountNames names, Problems problems) {
    this.steps = steps;
    this.names = names;
    this.problems = problems;
  }

  void check(GroundTruth truth) {
    checkTogether(truth);
    new ConditionRules(steps, names, problems)
        .check(PLACE + "/final_state_assertions", truth.finalStateAssertions());
    new ProcessRules(steps, problems).check(PLACE, truth);
    for (int i = 0; i < truth.expectedInstructions().size(); i++) {
      checkInstruction(INSTRUCTIONS + "/" + i, truth.expectedInstructions().get(i));
    }
    checkTypes(PLACE + "/response_validation/", truth.responseValidation());
    checkTypes(PLACE + "/expected_data_structure/", truth.expectedDataStructure());
    for (int i = 0; i < truth.toolValidation().size(); i++) {
      checkToolStep(PLACE + "/tool_validation/" + i + "/step", truth.toolValidation().get(i));
    }
  }

  private void checkTogether(GroundTruth truth) {
    boolean expectsInstructions = !truth.expectedInstructions().isEmpty();
    if (truth.forbidsTransaction() && expectsInstructions) {
      problems.error(
          INSTRUCTIONS,
          "must be empty when transaction_status is None, for then no transaction may be sent");
    }
    if (!truth.skipInstructionValidation()) {
      return;
    }
    if (truth.responseValidation().isEmpty() && truth.expectedDataStructure().isEmpty()) {
      problems.error(
          SKIP,
          "leaves nothing to score; add response_validation or expected_data_structure, or say"
              + " false");
    }
    if (expectsInstructions) {
      problems.warning(INSTRUCTIONS, "earns no points while skip_instruction_validation is true");
    }
  }

  private void checkInstruction(String place, ExpectedInstruction instruction) {
    names.requireExisting(place + "/program_id", instruction.programId(), problems);
    List<ExpectedAccount> accounts = instruction.accounts();
    for (int i = 0; i < accounts.size(); i++) {
      warnUnknown(place + "/accounts/" + i + "/pubkey", accounts.get(i).pubkey());
    }
    checkData(place, instruction);
    if (instruction.step() > Math.max(steps, 1)) {
      problems.error(place + "/step", StepNumbers.beyond(instruction.step(), steps));
    }
    if (steps > 0 && !problems.document().has(place + "/step")) {
      problems.warning(place, "has no 'step', so it counts for step 1 of the flow");
    }
  }

  private void checkData(String place, ExpectedInstruction instruction) {
    String data = instruction.data();
    if (data == null) {
      if (instruction.dataWeight() != null && instruction.dataWeight() > 0) {
        problems.warning(place + "/data_weight", "earns nothing without 'data'");
      }
    } else if (!data.strip().equals(ExpectedInstruction.UNSPECIFIED_DATA)
        && !Base58.isData(data.strip())) {
      problems.error(
          place + "/data",
          "is not base58; must be base58 of at most 1232 bytes, or \"...\" for any data");
    }
  }

  private void checkTypes(String place, List<? extends AnswerRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      String type = rules.get(i).type();
      if (!JSON_TYPES.contains(type)) {
        problems.warning(
            place + i + "/type",
            "is \"%s\", which no answer fulfils; known are %s"
                .formatted(type, String.join(", ", JSON_TYPES.stream().sorted().toList())));
      }
    }
  }

  /**
   * Reports a tool call of a step beyond the flow. Without a flow this is only a warning, because
   * the step is ignored then.
   */
  private void checkToolStep(String place, ExpectedToolCall call) {
    if (call.step() > steps && steps > 0) {
      problems.error(place, StepNumbers.beyond(call.step(), steps));
    } else if (call.step() > 1 && steps == 0) {
      problems.warning(place, "is %d, but there is no flow".formatted(call.step()));
    }
  }

  private void warnUnknown(String place, String name) {
    if (!names.isKnown(name)) {
      problems.warning(
          place,
          ("\"%s\" is neither an address nor an account of initial_state, and no assertion derives"
                  + " it; nothing will ever match")
              .formatted(name));
    }
  }
}
