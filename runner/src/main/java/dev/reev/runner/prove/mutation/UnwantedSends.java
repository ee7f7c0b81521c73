package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.Memo;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Transactions of an agent that does not notice that it must send nothing. */
final class UnwantedSends implements Mutator {

  /** "5 SOL", "0.25 GOLD". */
  private static final Pattern AMOUNT =
      Pattern.compile("(?<![\\w.])(\\d{1,18}(?:\\.\\d{1,9})?)\\s+([A-Z]{2,10})\\b");

  private static final String SOL = "SOL";
  private static final int SOL_DECIMALS = 9;

  /** Amount in whole tokens where the prompt names none. */
  private static final BigDecimal SOME = new BigDecimal("0.1");

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    if (!step.instructions().isEmpty()) {
      return Stream.empty();
    }
    List<Mutation> sends = new ArrayList<>();
    LedgerView ledger = step.before();
    BigInteger lamports = amount(step.prompt(), true, SOL_DECIMALS);
    BigInteger part = ledger.usersLamports().shiftRight(1).min(lamports.shiftRight(1));
    for (LedgerView.Wallet other : ledger.otherWallets()) {
      sends.add(sent("as asked, to " + other.ref(), sol(other, lamports)));
      sends.add(sent("a part, to " + other.ref(), sol(other, part)));
    }
    for (Holding holding : ledger.usersHoldings()) {
      sends.addAll(tokens(step, holding));
    }
    sends.add(
        Mutation.ofStep(
            Kind.UNWANTED_MEMO,
            "",
            List.of(new Memo(Memo.PROGRAM, List.of(LedgerView.USER), "nothing to send"))));
    return sends.stream();
  }

  private static SystemInstruction.Transfer sol(LedgerView.Wallet to, BigInteger lamports) {
    return new SystemInstruction.Transfer(LedgerView.USER, to.ref(), lamports);
  }

  private static List<Mutation> tokens(PlayedStep step, Holding holding) {
    LedgerView ledger = step.before();
    BigInteger amount = amount(step.prompt(), false, ledger.decimals(holding.mint()).orElse(0));
    return ledger.holdings().stream()
        .filter(other -> !other.isUsers() && other.mint().equals(holding.mint()))
        .map(
            other ->
                sent(
                    "as asked, to " + other.ref(),
                    new Transfer(
                        holding.program(),
                        holding.ref(),
                        other.ref(),
                        LedgerView.USER,
                        amount,
                        null)))
        .toList();
  }

  /** First amount in the prompt, in base units. */
  static BigInteger amount(String prompt, boolean ofSol, int decimals) {
    Matcher matcher = AMOUNT.matcher(prompt);
    Optional<BigDecimal> named = Optional.empty();
    while (named.isEmpty() && matcher.find()) {
      if (SOL.equals(matcher.group(2)) == ofSol) {
        named = Optional.of(new BigDecimal(matcher.group(1)));
      }
    }
    return named.orElse(SOME).movePointRight(decimals).toBigInteger().max(BigInteger.ONE);
  }

  private static Mutation sent(String detail, KnownInstruction instruction) {
    return Mutation.ofStep(Kind.UNWANTED_TRANSFER, detail, List.of(instruction));
  }
}
