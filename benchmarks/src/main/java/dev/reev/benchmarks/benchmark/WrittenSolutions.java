package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.benchmark.ExpectedInstruction.ExpectedAccount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Solutions that the author of a benchmark provides to prove it, in addition to the generated
 * variants.
 *
 * @param notProved reason why the benchmark is not proved at all; null when it is
 * @param except variants that must not be generated
 * @param solutions right and wrong ones
 */
public record WrittenSolutions(
    @Nullable String notProved, List<Excepted> except, List<Solution> solutions) {

  /** Value for a benchmark without a solutions file. */
  public static final WrittenSolutions NONE = new WrittenSolutions(null, List.of(), List.of());

  public WrittenSolutions {
    except = except == null ? List.of() : List.copyOf(except);
    solutions = solutions == null ? List.of() : List.copyOf(solutions);
  }

  /**
   * A variant whose outcome differs for this task.
   *
   * @param variant its name, with its place or without
   */
  public record Excepted(String variant, String reason) {}

  /**
   * A way to answer, with its expected outcome.
   *
   * @param pass true when a run with it must pass, false when it must not
   * @param answer the agent's final answer; null for none
   * @param steps actions in each step of a flow; empty without a flow
   */
  public record Solution(
      String name,
      boolean pass,
      @Nullable String reason,
      @Nullable String answer,
      List<Instruction> instructions,
      List<ToolCall> toolCalls,
      List<Step> steps) {

    public Solution {
      instructions = instructions == null ? List.of() : List.copyOf(instructions);
      toolCalls = toolCalls == null ? List.of() : List.copyOf(toolCalls);
      steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** The steps; a benchmark without a flow has one. */
    public List<Step> allSteps() {
      return steps.isEmpty() ? List.of(new Step(1, answer, instructions, toolCalls)) : steps;
    }
  }

  /**
   * Actions in one step: instructions to send, or tools to call whose instructions are sent.
   *
   * @param step its number, from 1
   */
  public record Step(
      int step, @Nullable String answer, List<Instruction> instructions, List<ToolCall> toolCalls) {

    public Step {
      instructions = instructions == null ? List.of() : List.copyOf(instructions);
      toolCalls = toolCalls == null ? List.of() : List.copyOf(toolCalls);
    }
  }

  /**
   * An instruction in the form of {@code expected_instructions}, without weights.
   *
   * @param data base58; empty for none
   */
  public record Instruction(String programId, List<ExpectedAccount> accounts, String data) {

    public Instruction {
      accounts = accounts == null ? List.of() : List.copyOf(accounts);
      data = Objects.requireNonNullElse(data, "").strip();
    }
  }

  /** A tool call. */
  public record ToolCall(String toolName, Map<String, Object> params) {

    public ToolCall {
      params = params == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }
  }
}
