package dev.reev.runner.solution;

import dev.reev.benchmarks.benchmark.WrittenSolutions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer to a benchmark.
 *
 * @param steps in the order of their numbers; a missing step does nothing
 */
public record Solution(List<Step> steps) {

  /** Accepts steps in any order. */
  public Solution {
    steps = steps.stream().sorted(Comparator.comparingInt(Step::number)).toList();
  }

  /**
   * One step of a solution.
   *
   * @param number from 1; without a flow there is step 1 alone
   * @param toolCalls calls before the transaction
   * @param instructions the transaction; null for the one that the tool calls built
   * @param answer final answer; null for none
   */
  public record Step(
      int number,
      List<ToolCall> toolCalls,
      @Nullable List<SolutionInstruction> instructions,
      @Nullable String answer) {

    public Step {
      toolCalls = List.copyOf(toolCalls);
      instructions = instructions == null ? null : List.copyOf(instructions);
    }

    /** This step with another transaction. */
    public Step sending(List<SolutionInstruction> others) {
      return new Step(number, toolCalls, others, answer);
    }

    /** This step with other tool calls. */
    public Step calling(List<ToolCall> others) {
      return new Step(number, others, instructions, answer);
    }

    /** This step with another answer. */
    public Step saying(@Nullable String other) {
      return new Step(number, toolCalls, instructions, other);
    }
  }

  /** A tool call; names of accounts stand for their addresses. */
  public record ToolCall(String tool, Map<String, Object> params) {}

  /** Creates the solution that an author wrote. */
  public static Solution of(WrittenSolutions.Solution written) {
    return new Solution(written.allSteps().stream().map(Solution::step).toList());
  }

  /** The step with this number; empty when the solution does nothing in it. */
  public Optional<Step> step(int number) {
    return steps.stream().filter(step -> step.number() == number).findFirst();
  }

  /** This solution with the given step in place of the one with its number. */
  public Solution with(Step changed) {
    return new Solution(
        Stream.concat(
                steps.stream().filter(step -> step.number() != changed.number()),
                Stream.of(changed))
            .toList());
  }

  private static Step step(WrittenSolutions.Step step) {
    List<ToolCall> calls =
        step.toolCalls().stream()
            .map(call -> new ToolCall(call.toolName(), call.params()))
            .toList();
    List<SolutionInstruction> instructions =
        step.instructions().stream().map(Solution::instruction).toList();
    return new Step(step.step(), calls, calls.isEmpty() ? instructions : null, step.answer());
  }

  private static SolutionInstruction instruction(WrittenSolutions.Instruction instruction) {
    return new SolutionInstruction(
        instruction.programId(),
        instruction.accounts().stream()
            .map(
                account ->
                    new SolutionInstruction.Account(
                        new AccountRef.Named(account.pubkey()),
                        account.isSigner(),
                        account.isWritable()))
            .toList(),
        new InstructionData(List.of(new InstructionData.Bytes(instruction.data()))));
  }
}
