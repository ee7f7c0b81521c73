package dev.reev.runner.prove.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.runner.prove.Scene;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.CloseAccount;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.Revoke;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.Right;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.SetAuthority;
import dev.reev.runner.prove.instruction.TokenInstruction.Approve;
import dev.reev.runner.prove.instruction.TokenInstruction.Burn;
import dev.reev.runner.prove.instruction.TokenInstruction.Checked;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.solution.AccountRef.Named;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import dev.reev.runner.solution.InstructionData;
import dev.reev.runner.solution.InstructionData.Address;
import dev.reev.runner.solution.SolutionInstruction;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstructionReaderTest {

  private static final BigInteger BEYOND_63_BITS = new BigInteger("18000000000000000001");
  private static final Checked CHECK = new Checked(Scene.GOLD, 9);

  private final Scene scene = new Scene();
  private final InstructionReader reader = new InstructionReader(scene.book());

  @ParameterizedTest
  @MethodSource("known")
  void knownInstruction_survivesTheWayThroughARun(KnownInstruction instruction) {
    assertThat(reader.read(scene.sent(instruction.encoded()))).isEqualTo(instruction);
  }

  static Stream<KnownInstruction> known() {
    return Stream.of(
        new SystemInstruction.Transfer(Scene.USER, Scene.RECIPIENT, BigInteger.TEN),
        new Transfer(
            Scene.TOKEN, Scene.USERS_GOLD, Scene.RECIPIENTS_GOLD, Scene.USER, BEYOND_63_BITS, null),
        new Transfer(
            Scene.TOKEN,
            Scene.USERS_GOLD,
            Scene.RECIPIENTS_GOLD,
            Scene.USER,
            BigInteger.ONE,
            CHECK),
        new Approve(
            Scene.TOKEN, Scene.USERS_GOLD, Scene.RECIPIENT, Scene.USER, BigInteger.ONE, null),
        new Approve(
            Scene.TOKEN, Scene.USERS_GOLD, Scene.RECIPIENT, Scene.USER, BigInteger.ONE, CHECK),
        new MintTo(
            Scene.TOKEN, Scene.GOLD, Scene.RECIPIENTS_GOLD, Scene.USER, BigInteger.ONE, null),
        new MintTo(
            Scene.TOKEN, Scene.GOLD, Scene.RECIPIENTS_GOLD, Scene.USER, BigInteger.ONE, CHECK),
        new Burn(Scene.TOKEN, Scene.USERS_GOLD, Scene.GOLD, Scene.USER, BigInteger.ONE, null),
        new Burn(Scene.TOKEN, Scene.USERS_GOLD, Scene.GOLD, Scene.USER, BigInteger.ONE, CHECK),
        new Revoke(Scene.TOKEN, Scene.USERS_GOLD, Scene.USER),
        new CloseAccount(Scene.TOKEN, Scene.USERS_GOLD, Scene.USER, Scene.USER),
        new SetAuthority(
            Scene.TOKEN, Scene.USERS_GOLD, Scene.USER, Right.CLOSE_ACCOUNT, Scene.RECIPIENT),
        new SetAuthority(Scene.TOKEN, Scene.GOLD, Scene.USER, Right.MINT_TOKENS, null),
        new TokenAccountCreation(
            Scene.USER,
            new TokenAccountOf(Scene.SECOND, Scene.GOLD, Scene.TOKEN),
            Scene.SECOND,
            Scene.GOLD,
            Scene.TOKEN,
            false),
        new Memo(Memo.PROGRAM, List.of(Scene.USER), "für 7731"),
        ComputeBudget.limit(7),
        ComputeBudget.price(8));
  }

  @Test
  void unknownInstruction_staysWhole_withTheNamesOfItsAccounts() {
    SystemInstruction.Assign assign = new SystemInstruction.Assign(Scene.USER, Scene.TOKEN);
    assertThat(reader.read(scene.sent(assign.encoded())))
        .isInstanceOf(OtherInstruction.class)
        .extracting(KnownInstruction::encoded)
        .extracting(SolutionInstruction::accounts)
        .isEqualTo(assign.encoded().accounts());
  }

  @Test
  void addressInTheDataOfAnUnknownInstruction_getsItsName() {
    SolutionInstruction sent =
        new SolutionInstruction(
            "Stake11111111111111111111111111111111111111",
            List.of(),
            new InstructionData.Builder().u32(9).address(Scene.RECIPIENT).u8(1).build());
    assertThat(reader.read(scene.sent(sent)).encoded()).isEqualTo(sent);
    assertThat(sent.data().parts()).contains(new Address(Scene.RECIPIENT));
  }

  @Test
  void tokenInstructionOfAnotherShape_staysWhole() {
    TraceInstruction multisig =
        new TraceInstruction(
            Scene.TOKEN,
            List.of(
                new TraceAccount(Scene.TOKEN, false, true),
                new TraceAccount(Scene.TOKEN, false, true),
                new TraceAccount(Scene.TOKEN, false, false),
                new TraceAccount(Scene.TOKEN, true, false)),
            "3DczudEgsqyq");
    assertThat(reader.read(multisig)).isInstanceOf(OtherInstruction.class);
    assertThat(reader.read(new TraceInstruction(Scene.TOKEN, List.of(), "")))
        .isInstanceOf(OtherInstruction.class);
  }

  @Test
  void addressWithoutAName_standsForItself() {
    String usdc = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
    assertThat(scene.book().ref(usdc)).isEqualTo(new Named(usdc));
  }

  @Test
  void tokenAccountWithAName_isCalledByIt() {
    assertThat(
            scene.book().tokenAccount(new TokenAccountOf(Scene.RECIPIENT, Scene.GOLD, Scene.TOKEN)))
        .isEqualTo(Scene.RECIPIENTS_GOLD);
  }
}
