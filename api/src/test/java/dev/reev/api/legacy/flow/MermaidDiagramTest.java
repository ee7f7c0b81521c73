package dev.reev.api.legacy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.legacy.log.Told;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.session.SessionFile;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {

  private static final String USER = "AWxggjuZRmWULwxwPeM6ZZxRtdDdekVq22mFRx2QbW7U";

  @Test
  void transfer_isDrawnAsTheContractSays() {
    Told told =
        new Told()
            .call("sol_transfer", transfer(250_000_000))
            .result("sol_transfer", "success", Map.of("instruction_count", 1));

    assertThat(diagram(told, "Pay 0.25 SOL to RECIPIENT_WALLET_PUBKEY"))
        .isEqualTo(
            """
            stateDiagram
                [*] --> Prompt
                Prompt --> Agent : Pay 0.25 SOL to RECIPIENT_WALLET_PUBKEY
                Agent --> sol_transfer : 1 ix
                state sol_transfer {
                    AWxggjuZRmWULwxwPeM6ZZxRtdDdekVq22mFRx2QbW7U --> RECIPIENT_WALLET_PUBKEY : 0.25 SOL
                }
                sol_transfer --> [*]

            classDef tools fill:grey
            class sol_transfer tools""");
  }

  @Test
  void nothingCalled_goesStraightToTheEnd() {
    assertThat(diagram(new Told(), "  "))
        .isEqualTo(
            """
            stateDiagram
                [*] --> Prompt
                Prompt --> Agent : Execute task
                Agent --> [*]""");
  }

  @Test
  void twoCallsOfOneTool_areTwoStatesWithAccountsOfTheirOwn() {
    Told told =
        new Told().call("sol_transfer", transfer(1)).call("sol_transfer", transfer(2_000_000_000));

    assertThat(diagram(told, "x").lines())
        .contains(
            "    sol_transfer --> sol_transfer_2 : 1 ix",
            "    state \"sol_transfer\" as sol_transfer_2 {",
            "        state \"" + USER + "\" as " + USER + "_2",
            "        " + USER + " --> RECIPIENT_WALLET_PUBKEY : 0.000000001 SOL",
            "        " + USER + "_2 --> RECIPIENT_WALLET_PUBKEY_2 : 2 SOL",
            "class sol_transfer tools",
            "class sol_transfer_2 tools")
        .filteredOn(line -> line.startsWith("class"))
        .doesNotHaveDuplicates();
  }

  @Test
  void tokens_areCountedInTheirOwnUnit() {
    assertThat(tokenTransfer(USDC_PARAMS, new Told())).endsWith(" : 15 USDC");
    Told ownMint = new Told().key("MY_MINT", "9BEcn9").mint("MY_MINT", 2);
    assertThat(tokenTransfer(mint("MY_MINT"), ownMint)).endsWith(" : 150000 MY_MINT");
    assertThat(tokenTransfer(mint("Unknown111222"), new Told()))
        .endsWith(" : 15000000 base units of Unknown1...");
  }

  @Test
  void promptOfAnyKind_cannotLeaveItsLabel() {
    String nasty = "Say \"hi\": a; b #c\n    Agent --> evil\n%%{init: {}}%% <script>";

    String arrow = diagram(new Told(), nasty).lines().skip(2).findFirst().orElseThrow();

    assertThat(arrow)
        .isEqualTo(
            "    Prompt --> Agent : Say #quot;hi#quot;#58; a#59; b #35;c Agent --#62; evil"
                + " #37;#37;#123;init#58; #123;#125;#125;#37;#37; #60;script#62;");
    assertThat(diagram(new Told(), nasty).lines()).hasSize(4);
  }

  @Test
  void longPrompt_isCutBetweenCharacters() {
    String prompt = "é".repeat(96) + "😀".repeat(50);

    String label = label(diagram(new Told(), prompt));

    assertThat(label).startsWith("é".repeat(96) + "#128512;").endsWith("#128512;...");
    assertThat(label(diagram(new Told(), "é".repeat(100)))).isEqualTo("é".repeat(100));
    assertThat(label(diagram(new Told(), "é".repeat(101)))).isEqualTo("é".repeat(97) + "...");
  }

  @Test
  void toolNames_becomeIdsThatMermaidReads() {
    Told told = new Told();
    List.of("my-tool", "a b/c", "class", "Default", "Agent", "", "転送")
        .forEach(name -> told.call(name, Map.of()));

    assertThat(diagram(told, "x").lines().filter(line -> line.startsWith("class ")))
        .containsExactly(
            "class mytool tools",
            "class a_b_c tools",
            "class tool_class tools",
            "class tool_Default tools",
            "class tool_Agent tools",
            "class tool_ tools",
            "class __ tools");
  }

  @Test
  void otherTools_tellWhatTheyWereAskedFor() {
    Told told =
        new Told()
            .call(
                "jupiter_swap",
                Map.of(
                    "user_pubkey",
                    USER,
                    "input_mint",
                    "So11111111111111111111111111111111111111112",
                    "output_mint",
                    Told.USDC,
                    "amount",
                    100_000_000,
                    "slippage_bps",
                    50,
                    "z1",
                    1,
                    "z2",
                    2,
                    "z3",
                    "left out"))
            .result("jupiter_swap", "error", Map.of());

    assertThat(diagram(told, "x"))
        .contains(
            "Agent --> jupiter_swap : amount=100000000, input_mint=SOL, output_mint=USDC,"
                + " slippage_bps=50, user_pubkey=AWxggjuZ..., z1=1, z2=2 (failed)");
  }

  @Test
  void resultsOfOneTool_belongToItsCallsInTheirOrder() {
    Told told =
        new Told()
            .call("sol_transfer", transfer(1))
            .call("sol_transfer", transfer(2))
            .result("sol_transfer", "success", Map.of("instruction_count", 1))
            .result("sol_transfer", "success", Map.of("instruction_count", 2));

    assertThat(diagram(told, "x")).contains("Agent --> sol_transfer : 1 ix\n", "_2 : 2 ixs\n");
  }

  @Test
  void agentsWithoutTools_areShownByTheirInstructions() {
    Told told =
        new Told()
            .key("USER_WALLET_PUBKEY", "user")
            .key("USER_USDC_ATA", "ata")
            .tokenAccount("USER_USDC_ATA", Told.USDC)
            .instruction(Told.SYSTEM, "3Bxs411Dtc7pkFQj", "user", "peer")
            .instruction(Told.TOKEN, "3mimF1vf45io", "ata", "other", "user")
            .instruction("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr", "not base58 0OIl");

    assertThat(diagram(told, "x").lines())
        .contains(
            "    Agent --> sol_transfer : 1 ix",
            "        USER_WALLET_PUBKEY --> peer : 0.1 SOL",
            "        USER_USDC_ATA --> other : 15 USDC",
            "    spl_transfer --> program_MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr : 1 ix");
  }

  @Test
  void instructionsOfATransactionThatFailed_sayThatTheyDid() {
    SessionFile session = Sessions.scored(UUID.randomUUID(), 0, false);

    assertThat(ToolStates.of(session))
        .extracting(ToolState::label)
        .containsExactly("1 ix (failed)");
  }

  @Test
  void whatARunnerMayWriteInstead_isSurvived() {
    Told told =
        new Told()
            .event("ToolCall", Map.of("params", "none"))
            .call("sol_transfer", Map.of("user_pubkey", List.of(), "to", 5, "amount", "1e3"))
            .call("spl_transfer", Map.of("from", "a", "to", "a", "amount", BigInteger.TWO.pow(64)));

    assertThat(diagram(told, "x"))
        .contains("Agent --> null", "1e3 base units of SOL", "a --> a : 18446744073.709551616 SOL");
  }

  @Test
  void aLongSession_saysWhatIsLeftOut() {
    Told told = new Told();
    Collections.nCopies(130, "sol_transfer").forEach(name -> told.call(name, Map.of()));

    assertThat(diagram(told, "x").lines())
        .contains("    sol_transfer_100 --> more : 30 more calls", "    more --> [*]");
  }

  private static final Map<String, Object> USDC_PARAMS = mint(Told.USDC);

  private static Map<String, Object> mint(String mint) {
    return Map.of("from", "a", "to", "b", "amount", 15_000_000, "mint_address", mint);
  }

  private static String tokenTransfer(Map<String, Object> params, Told told) {
    return diagram(told.call("spl_transfer", params), "x")
        .lines()
        .filter(line -> line.contains("a --> b"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> transfer(int amount) {
    return Map.of(
        "user_pubkey", USER, "recipient_pubkey", "RECIPIENT_WALLET_PUBKEY", "amount", amount);
  }

  private static String diagram(Told told, String prompt) {
    return MermaidDiagram.of(prompt, ToolStates.of(told.session(prompt)));
  }

  private static String label(String diagram) {
    return diagram
        .lines()
        .skip(2)
        .findFirst()
        .orElseThrow()
        .substring("    Prompt --> Agent : ".length());
  }
}
