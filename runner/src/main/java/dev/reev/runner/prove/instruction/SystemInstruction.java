package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.AccountRef.Named;
import dev.reev.runner.solution.AccountRef.WithSeed;
import dev.reev.runner.solution.InstructionData;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.solution.SolutionInstruction.Account;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Instructions of the System program. */
public sealed interface SystemInstruction extends KnownInstruction {

  String PROGRAM = "11111111111111111111111111111111";

  int TRANSFER = 2;
  int ASSIGN = 1;
  int CREATE_WITH_SEED = 3;

  /** Moves SOL. */
  record Transfer(AccountRef from, AccountRef to, BigInteger amount)
      implements SystemInstruction, KnownInstruction.WithAmount {

    @Override
    public Transfer withAmount(BigInteger other) {
      return new Transfer(from, to, other);
    }

    @Override
    public boolean addsUp() {
      return true;
    }

    @Override
    public SolutionInstruction encoded() {
      return new SolutionInstruction(
          PROGRAM,
          List.of(Account.writableSigner(from), Account.writable(to)),
          new InstructionData.Builder().u32(TRANSFER).u64(amount.longValue()).build());
    }
  }

  /** Transfers ownership of an account to a program. */
  record Assign(AccountRef account, String program) implements SystemInstruction {

    @Override
    public SolutionInstruction encoded() {
      return new SolutionInstruction(
          PROGRAM,
          List.of(Account.writableSigner(account)),
          new InstructionData.Builder().u32(ASSIGN).address(new Named(program)).build());
    }
  }

  /** Creates an account for which only the base signs. */
  record CreateWithSeed(AccountRef payer, WithSeed account, long lamports, long space)
      implements SystemInstruction {

    @Override
    public SolutionInstruction encoded() {
      byte[] seed = account.seed().getBytes(StandardCharsets.UTF_8);
      return new SolutionInstruction(
          PROGRAM,
          List.of(Account.writableSigner(payer), Account.writable(account)),
          new InstructionData.Builder()
              .u32(CREATE_WITH_SEED)
              .address(account.base())
              .u64(seed.length)
              .bytes(seed)
              .u64(lamports)
              .u64(space)
              .address(new Named(account.program()))
              .build());
    }
  }
}
