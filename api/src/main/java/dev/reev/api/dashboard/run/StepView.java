package dev.reev.api.dashboard.run;

import dev.reev.api.run.view.LedgerCall;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.text.FigureText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A step as a page shows it: what was asked, the transaction, what came of it.
 *
 * @param thought what the agent said about it; null when it said nothing
 * @param answer of an API benchmark, as JSON; else null
 */
record StepView(
    int number,
    String prompt,
    @Nullable String thought,
    @Nullable String answer,
    Observation seen,
    List<InstructionView> instructions,
    List<ProgramCall> calls,
    List<StateView> accounts) {

  private static final int SOL_DECIMALS = 9;

  static StepView of(Step step, AccountLabels names) {
    Observation seen = step.observation();
    return new StepView(
        step.step(),
        step.prompt(),
        step.thought(),
        step.answer() == null ? null : ReevJson.MAPPER.writeValueAsString(step.answer()),
        seen,
        step.action().stream().map(instruction -> InstructionView.of(instruction, names)).toList(),
        ProgramCall.of(LedgerCall.of(seen.lastTransactionLogs()), names),
        new TreeMap<>(seen.accountStates())
            .entrySet().stream().map(entry -> StateView.of(entry, seen, names)).toList());
  }

  /**
   * An instruction of the transaction.
   *
   * @param program its name, or the address when it has none
   * @param data base58
   */
  record InstructionView(
      String program, String programId, List<AccountView> accounts, String data) {

    static InstructionView of(TraceInstruction instruction, AccountLabels names) {
      return new InstructionView(
          names.of(instruction.programId()),
          instruction.programId(),
          instruction.accounts().stream()
              .map(
                  account ->
                      new AccountView(
                          names.of(account.pubkey()),
                          account.pubkey(),
                          account.isSigner(),
                          account.isWritable()))
              .toList(),
          instruction.data());
    }
  }

  /** An account of an instruction. */
  record AccountView(String name, String address, boolean signer, boolean writable) {}

  /**
   * An account after the step.
   *
   * @param sol balance
   * @param tokens in base units; null when it holds none
   * @param mint name of the token; null when it holds none
   */
  record StateView(
      String name,
      @Nullable String address,
      String sol,
      @Nullable String tokens,
      @Nullable String mint,
      String owner,
      boolean exists) {

    static StateView of(
        Map.Entry<String, AccountState> account, Observation seen, AccountLabels names) {
      AccountState state = account.getValue();
      return new StateView(
          account.getKey(),
          seen.keyMap().get(account.getKey()),
          FigureText.plain(BigDecimal.valueOf(state.lamports(), SOL_DECIMALS)),
          state.amount(),
          state.mint() == null ? null : names.of(state.mint()),
          names.of(state.owner()),
          !Boolean.FALSE.equals(state.exists()));
    }
  }
}
