package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides whether a benchmark without a ledger setting needs a fork of mainnet. Benchmarks of the
 * first system have none, because that system ran on forks only.
 */
final class ForkNeed {

  private static final Pattern JUPITER = Pattern.compile("(?i)\\bjupiter\\b|\\bjup\\.ag\\b");

  private static final Set<String> TAGS = Set.of("jupiter", Benchmark.MAINNET_FORK);

  /** Programs on the embedded ledger. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "11111111111111111111111111111111",
          "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
          "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb",
          "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL",
          "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr",
          "Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo",
          "ComputeBudget111111111111111111111111111111",
          "Stake11111111111111111111111111111111111111",
          "AddressLookupTab1e1111111111111111111111111",
          "Vote111111111111111111111111111111111111111",
          "BPFLoaderUpgradeab1e11111111111111111111111");

  private ForkNeed() {}

  /**
   * The reason why a benchmark needs a fork, as the object of a sentence; empty when the embedded
   * ledger is enough.
   */
  static Optional<String> of(
      List<String> tags, String prompt, List<FlowStep> flow, GroundTruth truth) {
    return Stream.of(tool(truth), program(truth), text(prompt, flow), tag(tags))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> tool(GroundTruth truth) {
    return Stream.of(
            truth.toolValidation().stream().map(ExpectedToolCall::toolName),
            truth.expectedToolCalls().stream().map(LegacyToolCall::toolName),
            truth.process().stream().map(ProcessRule::tool))
        .flatMap(tools -> tools)
        .filter(tool -> tool != null && isOfJupiter(tool.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(tool -> "the tool " + tool);
  }

  private static boolean isOfJupiter(String tool) {
    return tool.contains("jupiter") || tool.equals("get_lend_earn_tokens");
  }

  private static Optional<String> program(GroundTruth truth) {
    return truth.expectedInstructions().stream()
        .map(ExpectedInstruction::programId)
        .filter(program -> Base58.isAddress(program) && !PROGRAMS.contains(program))
        .findFirst()
        .map(program -> "the program " + program);
  }

  private static Optional<String> text(String prompt, List<FlowStep> flow) {
    return Stream.concat(Stream.of(prompt), flow.stream().map(FlowStep::prompt))
            .anyMatch(text -> JUPITER.matcher(text).find())
        ? Optional.of("Jupiter, which its prompt names")
        : Optional.empty();
  }

  private static Optional<String> tag(List<String> tags) {
    return tags.stream()
        .filter(tag -> TAGS.contains(tag.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(tag -> "what its tag " + tag + " stands for");
  }
}
