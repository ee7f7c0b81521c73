package dev.reev.scoring.outcome;

import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.session.InnerInstructions;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.scoring.outcome.ConditionCheck.Found;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.codec.binary.Base58;
import org.jspecify.annotations.Nullable;

/** Transactions of a run and their outcome. */
final class Transactions {

  private static final Set<String> MEMO_PROGRAMS =
      Set.of(
          "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr",
          "Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo");

  private final List<Step> steps;

  Transactions(List<Step> steps) {
    this.steps = steps;
  }

  Found look(Condition condition, World world) {
    List<Step> asked = of(condition.step());
    return switch (condition.type()) {
      case TRANSACTION_SUCCEEDED ->
          new Found("the transaction went through", outcome(asked), all(asked, true));
      case TRANSACTION_FAILED ->
          new Found("a transaction that does not go through", outcome(asked), all(asked, false));
      case NOTHING_SENT -> nothingSent(asked);
      case MEMO -> memo(condition, asked, world);
      default -> throw new IllegalStateException(condition.type() + " is about an account");
    };
  }

  private List<Step> of(@Nullable Integer number) {
    return steps.stream().filter(step -> number == null || step.step() == number).toList();
  }

  private static boolean all(List<Step> asked, boolean succeeded) {
    return !asked.isEmpty()
        && asked.stream()
            .allMatch(step -> step.acted() && step.observation().succeeded() == succeeded);
  }

  private static Found nothingSent(List<Step> asked) {
    boolean holds =
        !asked.isEmpty()
            && asked.stream()
                .allMatch(step -> step.wasRun() && !step.acted() && step.noDecision() == null);
    return new Found("nothing sent", outcome(asked), holds);
  }

  /** Readable outcome: that of the first step that has one. */
  private static String outcome(List<Step> asked) {
    for (Step step : asked) {
      String error = step.observation().lastTransactionError();
      if (error != null) {
        return error;
      }
      if (step.acted()) {
        return "the transaction went through";
      }
    }
    return "nothing sent";
  }

  private static Found memo(Condition condition, List<Step> asked, World world) {
    String wanted = Objects.requireNonNull(condition.expectedText());
    String signer = condition.signer();
    List<TraceInstruction> memos = new ArrayList<>();
    boolean holds = false;
    for (Step step : asked) {
      List<TraceInstruction> found = step.observation().succeeded() ? memos(step) : List.of();
      memos.addAll(found);
      Set<String> signers = signers(step, world);
      holds |=
          found.stream()
              .filter(memo -> text(memo).equals(wanted))
              .anyMatch(memo -> signer == null || isSigned(memo, world.address(signer), signers));
    }
    String expected = "memo \"" + wanted + "\"" + (signer == null ? "" : ", signed by " + signer);
    String actual =
        memos.isEmpty()
            ? "no memo"
            : String.join(", ", memos.stream().map(memo -> "\"" + text(memo) + "\"").toList());
    return new Found(expected, holds ? expected : actual, holds);
  }

  private static List<TraceInstruction> memos(Step step) {
    return instructions(step).stream()
        .filter(instruction -> MEMO_PROGRAMS.contains(instruction.programId()))
        .toList();
  }

  /**
   * Signers of a step. Whoever signs a transaction signs each of its instructions that names them,
   * and the user always signs as the payer.
   */
  private static Set<String> signers(Step step, World world) {
    Set<String> signers = new HashSet<>();
    signers.add(world.address(Guard.USER));
    step.action().stream()
        .flatMap(instruction -> instruction.accounts().stream())
        .filter(TraceAccount::isSigner)
        .forEach(account -> signers.add(account.pubkey()));
    return signers;
  }

  private static boolean isSigned(TraceInstruction memo, String address, Set<String> signers) {
    return signers.contains(address)
        && memo.accounts().stream().anyMatch(account -> account.pubkey().equals(address));
  }

  /** Instructions that the agent sent, and those that the called programs invoked. */
  private static List<TraceInstruction> instructions(Step step) {
    List<TraceInstruction> all = new ArrayList<>(step.action());
    List<InnerInstructions> inner = step.observation().innerInstructions();
    if (inner != null) {
      inner.forEach(group -> all.addAll(group.instructions()));
    }
    return all;
  }

  private static String text(TraceInstruction memo) {
    return new String(Base58.builder().get().decode(memo.data()), StandardCharsets.UTF_8);
  }
}
