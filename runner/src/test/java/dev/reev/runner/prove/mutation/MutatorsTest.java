package dev.reev.runner.prove.mutation;

import static dev.reev.runner.prove.Scene.GOLD;
import static dev.reev.runner.prove.Scene.RECIPIENT;
import static dev.reev.runner.prove.Scene.RECIPIENTS_GOLD;
import static dev.reev.runner.prove.Scene.SECOND;
import static dev.reev.runner.prove.Scene.TOKEN;
import static dev.reev.runner.prove.Scene.USER;
import static dev.reev.runner.prove.Scene.USERS_GOLD;
import static dev.reev.runner.prove.Scene.USERS_USDC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reev.runner.prove.Scene;
import dev.reev.runner.prove.instruction.ComputeBudget;
import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.KnownInstruction.WithAmount;
import dev.reev.runner.prove.instruction.Memo;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenAccountCreation;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.CloseAccount;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.Right;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.SetAuthority;
import dev.reev.runner.prove.instruction.TokenInstruction.Approve;
import dev.reev.runner.prove.instruction.TokenInstruction.Burn;
import dev.reev.runner.prove.instruction.TokenInstruction.Checked;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutatorsTest {

  private final Scene scene = new Scene();

  private final SystemInstruction.Transfer sol =
      new SystemInstruction.Transfer(USER, RECIPIENT, BigInteger.valueOf(2_500_000_000L));

  private final Transfer gold =
      new Transfer(
          TOKEN, USERS_GOLD, RECIPIENTS_GOLD, USER, BigInteger.valueOf(3_000_000_000L), null);

  @Test
  void amounts_areTooMuchTooLittleAndWithoutDecimals() {
    Map<Kind, BigInteger> amounts = new EnumMap<>(Kind.class);
    mutate(new WrongAmounts(), gold)
        .forEach(
            mutation ->
                amounts.put(
                    mutation.kind(), ((WithAmount) mutation.instructions().get(0)).amount()));
    assertThat(amounts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Kind.AMOUNT_PLUS_1, BigInteger.valueOf(3_000_000_001L),
                Kind.AMOUNT_MINUS_1, BigInteger.valueOf(2_999_999_999L),
                Kind.AMOUNT_TIMES_2, BigInteger.valueOf(6_000_000_000L),
                Kind.AMOUNT_TIMES_10, BigInteger.valueOf(30_000_000_000L),
                Kind.AMOUNT_BY_1000, BigInteger.valueOf(3_000_000L),
                Kind.AMOUNT_WITHOUT_DECIMALS, BigInteger.valueOf(3)));
  }

  @Test
  void amounts_beyond64BitsOrBelow1_areNotMade() {
    assertThat(mutate(new WrongAmounts(), gold.withAmount(new BigInteger("18000000000000000001"))))
        .extracting(Mutation::kind)
        .doesNotContain(Kind.AMOUNT_TIMES_2, Kind.AMOUNT_TIMES_10)
        .contains(Kind.AMOUNT_PLUS_1);
    assertThat(mutate(new WrongAmounts(), gold.withAmount(BigInteger.ONE)))
        .extracting(Mutation::kind)
        .doesNotContain(Kind.AMOUNT_MINUS_1, Kind.AMOUNT_BY_1000, Kind.AMOUNT_WITHOUT_DECIMALS);
  }

  @Test
  void otherForms_ofATokenTransfer_areCheckedAndSplit() {
    assertThat(sent(new OtherForms(), Kind.CHECKED, gold))
        .containsExactly(List.of(gold.with(new Checked(GOLD, 9))));
    assertThat(sent(new OtherForms(), Kind.SPLIT, gold.withAmount(BigInteger.valueOf(5))))
        .containsExactly(
            List.of(gold.withAmount(BigInteger.TWO), gold.withAmount(BigInteger.valueOf(3))));
    assertThat(sent(new OtherForms(), Kind.UNCHECKED, gold.with(new Checked(GOLD, 9))))
        .containsExactly(List.of(gold));
  }

  @Test
  void otherForms_ofApproveMintAndBurn_areChecked() {
    for (WithAmount instruction :
        List.of(
            new Approve(TOKEN, USERS_GOLD, RECIPIENT, USER, BigInteger.TEN, null),
            new MintTo(TOKEN, GOLD, RECIPIENTS_GOLD, USER, BigInteger.TEN, null),
            new Burn(TOKEN, USERS_GOLD, GOLD, USER, BigInteger.TEN, null))) {
      assertThat(sent(new OtherForms(), Kind.CHECKED, instruction)).hasSize(1);
    }
    assertThat(
            sent(
                new OtherForms(),
                Kind.SPLIT,
                new Approve(TOKEN, USERS_GOLD, RECIPIENT, USER, BigInteger.TEN, null)))
        .as("the second half would replace the first")
        .isEmpty();
  }

  @Test
  void creation_ofANewAccount_hasAnotherForm_butNotOfOneThatIsThere() {
    TokenAccountCreation creation =
        TokenAccountCreation.idempotent(USER, new TokenAccountOf(SECOND, GOLD, TOKEN));
    assertThat(sent(new OtherForms(), Kind.CREATION_FORM, creation))
        .containsExactly(List.of(creation.otherForm()));
    TokenAccountCreation existing =
        new TokenAccountCreation(USER, RECIPIENTS_GOLD, RECIPIENT, GOLD, TOKEN, true);
    assertThat(sent(new OtherForms(), Kind.CREATION_FORM, existing)).isEmpty();
    assertThat(sent(new Omissions(), Kind.LEFT_OUT, existing, gold))
        .as("without the creation that does nothing the rest is as right")
        .containsExactly(List.of(existing));
  }

  @Test
  void harmlessAdditions_standInFrontOrBehind() {
    HarmlessAdditions additions = new HarmlessAdditions(100_000);
    assertThat(sent(additions, Kind.COMPUTE_LIMIT, gold))
        .containsExactly(List.of(ComputeBudget.limit(200_000), gold));
    assertThat(only(additions, Kind.COMPUTE_PRICE, gold)).hasSize(3);
    assertThat(only(additions, Kind.CREATION_IN_FRONT, gold).get(0))
        .isEqualTo(new TokenAccountCreation(USER, RECIPIENTS_GOLD, RECIPIENT, GOLD, TOKEN, true));
    assertThat(only(additions, Kind.MEMO_BEHIND, sol)).hasSize(2);
    assertThat(sent(new HarmlessAdditions(5000), Kind.COMPUTE_PRICE, gold)).isEmpty();
    assertThat(additions.mutate(scene.step())).isEmpty();
  }

  @Test
  void orders_swapNeighboursThatDoNotNeedEachOther() {
    SystemInstruction.Transfer second =
        new SystemInstruction.Transfer(USER, SECOND, BigInteger.ONE);
    assertThat(sent(new Orders(), Kind.OTHER_ORDER, sol, second))
        .containsExactly(List.of(second, sol));
    TokenAccountOf account = new TokenAccountOf(SECOND, GOLD, TOKEN);
    Transfer needsIt = new Transfer(TOKEN, USERS_GOLD, account, USER, BigInteger.ONE, null);
    assertThat(
            sent(
                new Orders(),
                Kind.OTHER_ORDER,
                TokenAccountCreation.idempotent(USER, account),
                needsIt))
        .isEmpty();
  }

  @Test
  void omissions_leaveOutAndRepeat() {
    Memo memo = new Memo(Memo.PROGRAM, List.of(USER), "order 7");
    assertThat(sent(new Omissions(), Kind.LEFT_OUT, memo, sol))
        .containsExactly(List.of(sol), List.of(memo));
    assertThat(sent(new Omissions(), Kind.SENT_TWICE, memo, sol))
        .containsExactly(List.of(memo, sol, sol));
    assertThat(sent(new Omissions(), Kind.LEFT_OUT, ComputeBudget.limit(1), sol))
        .containsExactly(List.of(ComputeBudget.limit(1)));
  }

  @Test
  void recipients_areAStrangerAndEveryOtherAccountOfTheBenchmark() {
    assertThat(mutate(new Recipients(), sol))
        .extracting(Mutation::detail)
        .containsExactly("a stranger", "USER_WALLET_PUBKEY", "SECOND");
    assertThat(mutate(new Recipients(), gold))
        .extracting(Mutation::detail)
        .containsExactly("a stranger", "USERS_GOLD");
    assertThat(mutate(new Recipients(), gold).get(0).instructions())
        .as("a stranger has no account yet")
        .hasSize(2)
        .first()
        .isInstanceOf(TokenAccountCreation.class);
    assertThat(mutate(new Recipients(), new CloseAccount(TOKEN, USERS_GOLD, USER, USER)))
        .extracting(Mutation::detail)
        .containsExactly("a stranger", "RECIPIENT", "SECOND");
  }

  @Test
  void recipients_ofANewAccount_takeTheTransferAlong() {
    TokenAccountOf account = new TokenAccountOf(SECOND, GOLD, TOKEN);
    Transfer into = new Transfer(TOKEN, USERS_GOLD, account, USER, BigInteger.ONE, null);
    Mutation stranger =
        mutate(new Recipients(), TokenAccountCreation.idempotent(USER, account), into).get(0);
    assertThat(stranger.instructions().get(1))
        .isEqualTo(
            new Transfer(
                TOKEN, USERS_GOLD, Accounts.ofStranger(GOLD, TOKEN), USER, BigInteger.ONE, null));
  }

  @Test
  void swappedRecipients_keepTheAmounts() {
    SystemInstruction.Transfer second =
        new SystemInstruction.Transfer(USER, SECOND, BigInteger.ONE);
    assertThat(sent(new SwappedRecipients(), Kind.RECIPIENTS_SWAPPED, sol, second))
        .containsExactly(
            List.of(
                new SystemInstruction.Transfer(USER, SECOND, sol.amount()),
                new SystemInstruction.Transfer(USER, RECIPIENT, second.amount())));
    assertThat(new SwappedRecipients().mutate(scene.step(sol, gold))).isEmpty();
  }

  @Test
  void otherTokens_areOneThatTheUserHoldsAndACounterfeit() {
    List<Mutation> mutations = mutate(new OtherTokens(), gold);
    assertThat(mutations)
        .extracting(Mutation::detail)
        .containsExactly("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", "a counterfeit");
    assertThat(mutations.get(0).instructions().get(1))
        .as("no more than there is")
        .isInstanceOfSatisfying(
            Transfer.class,
            transfer -> {
              assertThat(transfer.source()).isEqualTo(USERS_USDC);
              assertThat(transfer.amount()).isEqualTo(7_000_000);
            });
    assertThat(mutate(new OtherTokens(), sol)).isEmpty();
  }

  @Test
  void signers_areAnotherWallet_firstOneThatGetsNothing() {
    assertThat(mutate(new Signers(), sol))
        .singleElement()
        .satisfies(
            mutation ->
                assertThat(mutation.instructions().get(0))
                    .isEqualTo(new SystemInstruction.Transfer(SECOND, RECIPIENT, sol.amount())));
    assertThat(mutate(new Signers(), new Memo(Memo.PROGRAM, List.of(), "x"))).isEmpty();
  }

  @Test
  void memos_haveSlips() {
    assertThat(mutate(new Memos(), new Memo(Memo.PROGRAM, List.of(USER), "order 7")))
        .extracting(mutation -> ((Memo) mutation.instructions().get(0)).text())
        .containsExactly("rder 7", "a note", "order 7");
  }

  @Test
  void thefts_takeSolTokensAndAccounts() {
    List<Mutation> thefts = mutate(new Thefts(), gold);
    assertThat(thefts)
        .extracting(Mutation::kind)
        .containsExactly(
            Kind.SOL_STOLEN,
            Kind.TOKENS_MADE,
            Kind.TOKENS_STOLEN,
            Kind.ACCOUNT_CLOSED,
            Kind.TOKENS_STOLEN,
            Kind.ACCOUNT_CLOSED);
    assertThat(thefts).allSatisfy(theft -> assertThat(theft.instructions().get(0)).isEqualTo(gold));
  }

  @Test
  void lossesOfOthers_areTheirSolTheirTokensAndTheirAccounts() {
    assertThat(mutate(new LossesOfOthers(), gold))
        .extracting(Mutation::kind, Mutation::detail)
        .as("the recipient has no tokens in this scene")
        .containsExactly(
            tuple(Kind.SOL_OF_OTHERS_STOLEN, "RECIPIENT"),
            tuple(Kind.ACCOUNT_OF_OTHERS_GIVEN, "RECIPIENTS_GOLD"),
            tuple(Kind.SOL_OF_OTHERS_STOLEN, "SECOND"));
  }

  @Test
  void smallLosses_areALamportATokenRentAndTheFee() {
    List<Mutation> losses = mutate(new SmallLosses(100_000), gold);
    assertThat(losses)
        .extracting(Mutation::kind, Mutation::detail)
        .containsExactly(
            tuple(Kind.A_LAMPORT_SENT, "RECIPIENT"),
            tuple(Kind.A_LAMPORT_SENT, "SECOND"),
            tuple(Kind.FEE_TOO_HIGH, ""),
            tuple(Kind.RENT_GIVEN, "GOLD"),
            tuple(Kind.TOKENS_BURNED, "USERS_GOLD"),
            tuple(Kind.RENT_GIVEN, "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"),
            tuple(Kind.TOKENS_BURNED, "USERS_USDC"));
    assertThat(mutate(new SmallLosses(100_000), sol))
        .as("the recipient of the transfer gets a lamport more by another variant")
        .extracting(Mutation::detail)
        .contains("SECOND", "RECIPIENTS_GOLD")
        .doesNotContain("RECIPIENT");
  }

  @Test
  void gifts_areEveryRightThatTheUserHas() {
    assertThat(mutate(new GivenAway(), gold).stream().map(Mutation::kind).distinct())
        .containsExactly(
            Kind.DELEGATE_GIVEN,
            Kind.OWNER_GIVEN,
            Kind.CLOSE_AUTHORITY_GIVEN,
            Kind.MINT_AUTHORITY_GIVEN,
            Kind.WALLET_ASSIGNED);
    assertThat(only(new GivenAway(), Kind.MINT_AUTHORITY_GIVEN, gold).get(1))
        .isEqualTo(new SetAuthority(TOKEN, GOLD, USER, Right.MINT_TOKENS, Accounts.STRANGER));
  }

  @Test
  void unwantedSends_areWhatThePromptSeemsToAskFor() {
    assertThat(new UnwantedSends().mutate(scene.step()))
        .extracting(Mutation::detail)
        .containsExactly(
            "as asked, to RECIPIENT",
            "a part, to RECIPIENT",
            "as asked, to SECOND",
            "a part, to SECOND",
            "as asked, to RECIPIENTS_GOLD",
            "");
    assertThat(UnwantedSends.amount(scene.benchmark().prompt(), true, 9)).isEqualTo(2_000_000_000L);
    assertThat(UnwantedSends.amount(scene.benchmark().prompt(), false, 9))
        .isEqualTo(1_500_000_000L);
    assertThat(UnwantedSends.amount("Send all of it", true, 9)).isEqualTo(100_000_000L);
    assertThat(new UnwantedSends().mutate(scene.step(sol))).isEmpty();
  }

  private List<Mutation> mutate(Mutator mutator, KnownInstruction... instructions) {
    return mutator.mutate(scene.step(instructions)).toList();
  }

  private List<? extends KnownInstruction> only(
      Mutator mutator, Kind kind, KnownInstruction... instructions) {
    List<List<? extends KnownInstruction>> all = sent(mutator, kind, instructions).toList();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private Stream<List<? extends KnownInstruction>> sent(
      Mutator mutator, Kind kind, KnownInstruction... instructions) {
    return mutator
        .mutate(scene.step(instructions))
        .filter(mutation -> mutation.kind() == kind)
        .map(Mutation::instructions);
  }
}
