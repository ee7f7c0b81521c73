package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.InstructionData;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.solution.SolutionInstruction.Account;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a text on chain. */
public record Memo(String program, List<AccountRef> signers, String text)
    implements KnownInstruction {

  /** Current version of the memo program. */
  public static final String PROGRAM = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr";

  /** Previous version. */
  static final String PROGRAM_1 = "Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo";

  public Memo {
    signers = List.copyOf(signers);
  }

  /** The same with another text. */
  public Memo withText(String other) {
    return new Memo(program, signers, other);
  }

  @Override
  public SolutionInstruction encoded() {
    return new SolutionInstruction(
        program,
        signers.stream().map(Account::signer).toList(),
        InstructionData.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
