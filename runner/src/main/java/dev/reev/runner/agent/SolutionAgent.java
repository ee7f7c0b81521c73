package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.solution.AccountRef.UnknownAccountException;
import dev.reev.runner.solution.Solution;
import dev.reev.runner.solution.Solution.Step;
import dev.reev.runner.solution.SolutionInstruction;
import java.util.List;
import org.p2p.solanaj.core.TransactionInstruction;

/** Replays a written solution, right or wrong. */
public final class SolutionAgent implements Agent {

  private final Solution solution;

  /** An agent for one run. */
  public SolutionAgent(Solution solution) {
    this.solution = solution;
  }

  @Override
  public Answer answer(Task task) {
    task.evidence().prompt(task.tools().names(), task.prompt(), task.prompt(), task.prompt());
    return solution
        .step(task.step())
        .map(step -> answer(step, task))
        .orElseGet(() -> new Answer(null, List.of(), null, null));
  }

  /** Goes on after a refused call: the refusal is part of the solution. */
  private static Answer answer(Step step, Task task) {
    step.toolCalls().forEach(call -> task.tools().call(call.tool(), JsonTrees.of(call.params())));
    List<SolutionInstruction> instructions = step.instructions();
    return new Answer(
        step.answer(),
        instructions == null ? task.tools().transaction() : resolved(instructions, task),
        null,
        null);
  }

  private static List<TransactionInstruction> resolved(
      List<SolutionInstruction> instructions, Task task) {
    try {
      return instructions.stream().map(instruction -> instruction.in(task.environment())).toList();
    } catch (UnknownAccountException e) {
      throw new RunFailedException(
          SessionFailure.INVALID_BENCHMARK, "the solution cannot be played: " + e.getMessage());
    }
  }
}
