package dev.reev.runner.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.Workbench;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.jupiter.JupiterStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JupiterToolsTest {

  private static final String SOL = "So11111111111111111111111111111111111111112";
  private static final String DEPOSIT =
      "{\"user_pubkey\": \"USER_WALLET_PUBKEY\", \"asset_mint\": \"%s\", \"amount\": 50}";
  private static final String SWAP =
      """
      {"user_pubkey": "USER_WALLET_PUBKEY", "input_mint": "%s", "output_mint": "%s",
       "amount": "100",
       "slippage_bps": 800}
      """
          .formatted(SOL, JupiterStandIn.USDC);

  private final JupiterStandIn jupiter = new JupiterStandIn();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Workbench workbench;

  @SuppressWarnings("NullAway.Init")
  private ToolBox tools;

  @BeforeEach
  void open() throws IOException {
    workbench = new Workbench();
    tools = workbench.tools(jupiter.url());
    funds("1000", "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
  }

  @AfterEach
  void close() throws IOException {
    workbench.close();
    jupiter.close();
  }

  @Test
  void swap_asksForAQuoteThatFits_andBuildsAllPartsInOrder() {
    assertThat(call("jupiter_swap", SWAP).content()).containsEntry("instruction_count", 3);
    assertThat(built()).containsExactly("budget", "setup", "swap");
    assertThat(tools.transaction().get(2).getProgramId().toBase58())
        .isEqualTo(JupiterStandIn.SWAP_PROGRAM);
    assertThat(tools.transaction().get(2).getKeys().get(0).isSigner()).isTrue();
    assertThat(jupiter.requests()).hasSize(2);
    assertThat(jupiter.requests().get(0))
        .startsWith("GET /swap/v1/quote?amount=100&asLegacyTransaction=true&inputMint=" + SOL)
        .contains("maxAccounts=15", "onlyDirectRoutes=true", "slippageBps=800");
    JsonNode body =
        ReevJson.MAPPER.readTree(jupiter.requests().get(1).replaceFirst("POST \\S+ ", ""));
    assertThat(body.path("userPublicKey").asString()).isEqualTo(user());
    assertThat(body.path("quoteResponse").path("outAmount").asString()).isEqualTo("2");
  }

  @Test
  void swap_withoutSlippage_takesTheDefault() {
    call("jupiter_swap", SWAP.replace(",\n \"slippage_bps\": 800", ""));
    assertThat(jupiter.requests().get(0)).contains("slippageBps=50");
  }

  @Test
  void swap_tooMuchSlippage_isRefused() {
    assertRefused("jupiter_swap", SWAP.replace("800", "1001"), "/slippage_bps");
  }

  @Test
  void swap_ofMoreThanTheWalletHolds_isRefusedBeforeJupiterIsAsked() {
    assertRefused("jupiter_swap", SWAP.replace("\"100\"", "1001"), "holds 1000 base units");
    assertThat(jupiter.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "deposit, user_pubkey, asset_mint, amount, amount",
    "withdraw, user_pubkey, asset_mint, amount, amount",
    "mint, signer, asset, shares, shares",
    "redeem, signer, asset, shares, shares"
  })
  void lend_eachAction_sendsWhatItWasGiven(
      String action, String user, String asset, String amount, String quantity) {
    String arguments =
        "{\"%s\": \"USER_WALLET_PUBKEY\", \"%s\": \"%s\", \"%s\": 50}"
            .formatted(user, asset, JupiterStandIn.USDC, amount);
    assertThat(call("jupiter_lend_earn_" + action, arguments).ok()).isTrue();
    assertThat(built()).containsExactly(action);
    assertThat(jupiter.requests())
        .singleElement()
        .asString()
        .startsWith("POST /lend/v1/earn/" + action + "-instructions {")
        .contains(
            "\"asset\":\"" + JupiterStandIn.USDC + "\"",
            "\"signer\":\"" + user() + "\"",
            "\"" + quantity + "\":\"50\"");
  }

  @Test
  void deposit_ofSol_wrapsItBefore() {
    assertThat(call("jupiter_lend_earn_deposit", DEPOSIT.formatted(SOL)).ok()).isTrue();
    assertThat(tools.transaction())
        .extracting(instruction -> instruction.getProgramId().toBase58())
        .containsExactly(
            "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL",
            "11111111111111111111111111111111",
            "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
            JupiterStandIn.LEND_PROGRAM);
    assertThat(tools.transaction().get(0).getData()).containsExactly(1);
    assertThat(tools.transaction().get(2).getData()).containsExactly(17);
  }

  @Test
  void deposit_refusedByJupiter_buildsNothing() {
    jupiter.next(400, "{\"error\":\"vault is full\"}");
    assertRefused("jupiter_lend_earn_deposit", DEPOSIT.formatted(SOL), "vault is full");
    assertThat(tools.transaction()).isEmpty();
  }

  @Test
  void deposit_answeredWithTheOnlyInstructionItself_isReadToo() {
    jupiter.on(
        "/lend/v1/earn/deposit-instructions",
        "{\"programId\":\"%s\",\"accounts\":[],\"data\":\"AQ==\"}".formatted(SOL));
    assertThat(call("jupiter_lend_earn_deposit", DEPOSIT.formatted(JupiterStandIn.USDC)).ok())
        .isTrue();
    assertThat(tools.transaction().get(0).getData()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"instructions\":[]}",
        "{\"instructions\":[{}]}",
        "{\"instructions\":[{\"programId\":\"x\",\"accounts\":[],\"data\":\"\"}]}",
        "{\"instructions\":[{\"programId\":\"" + SOL + "\",\"accounts\":[],\"data\":\"?\"}]}"
      })
  void lend_answeredWithWhatIsNoInstruction_isNoFaultOfTheAgent(String answer) {
    jupiter.on("/lend/v1/earn/deposit-instructions", answer);
    assertThatThrownBy(
            () -> call("jupiter_lend_earn_deposit", DEPOSIT.formatted(JupiterStandIn.USDC)))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("the Jupiter API answered with");
    assertThat(workbench.evidence().usage().failedToolCalls()).isEqualTo(1);
  }

  @Test
  void swap_answeredWithoutASwap_isNoFaultOfTheAgent() {
    jupiter.on("/swap/v1/swap-instructions", "{\"setupInstructions\":[]}");
    assertThatThrownBy(() -> call("jupiter_swap", SWAP)).hasMessageContaining("swapInstruction");
  }

  @Test
  void earn_both_asksForTheEarningsOfAllPositions() {
    ToolReply reply = call("jupiter_earn", earn("both"));
    JsonNode content = ReevJson.MAPPER.valueToTree(reply.content());
    assertThat(content.path("user_pubkey").asString()).isEqualTo(user());
    assertThat(content.at("/result/positions/0/shares").asString()).isEqualTo("7");
    assertThat(content.at("/result/earnings/0/earnings").asInt()).isEqualTo(9);
    assertThat(jupiter.requests().get(jupiter.requests().size() - 1))
        .contains("positions=" + JupiterStandIn.JL_USDC);
  }

  @Test
  void earn_positionsAlone_isOneRequest() {
    JsonNode content =
        ReevJson.MAPPER.valueToTree(call("jupiter_earn", earn("positions")).content());
    assertThat(content.at("/result/earnings").isMissingNode()).isTrue();
    assertThat(jupiter.requests()).hasSize(1);
  }

  @Test
  void earn_ofOnePosition_asksForThatOne() {
    call("jupiter_earn", earn("earnings").replace("}", ", \"position_address\": \"" + SOL + "\"}"));
    assertThat(jupiter.requests()).singleElement().asString().contains("positions=" + SOL);
  }

  @Test
  void earn_anotherOperation_isRefused() {
    assertRefused("jupiter_earn", earn("steal"), "/operation");
  }

  @ParameterizedTest
  @CsvSource({
    "{}, 1",
    "'{\"symbol\": \"usdc\"}', 1",
    "'{\"symbol\": \"SOL\"}', 0",
    "'{\"mint_address\": \"EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v\"}', 1",
    "'{\"jupiter_address\": \"EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v\"}', 0"
  })
  void tokens_areThoseAskedFor(String arguments, int count) {
    assertThat((List<?>) call("get_lend_earn_tokens", arguments).content().get("tokens"))
        .hasSize(count);
  }

  private void funds(String lamports, String program) {
    workbench
        .ledger()
        .on(
            "getAccountInfo",
            "\"result\":{\"value\":{\"lamports\":%s,\"owner\":\"%s\"}}"
                .formatted(lamports, program))
        .on(
            "getTokenAccountBalance",
            "\"result\":{\"value\":{\"amount\":\"1000\",\"decimals\":6}}");
  }

  private static String earn(String operation) {
    return "{\"user_pubkey\": \"USER_WALLET_PUBKEY\", \"operation\": \"" + operation + "\"}";
  }

  private List<String> built() {
    return tools.transaction().stream()
        .map(instruction -> new String(instruction.getData(), StandardCharsets.UTF_8))
        .toList();
  }

  private String user() {
    return workbench.address("USER_WALLET_PUBKEY").toBase58();
  }

  private ToolReply call(String tool, String arguments) {
    return tools.call(tool, ReevJson.MAPPER.readTree(arguments));
  }

  private void assertRefused(String tool, String arguments, String mentioned) {
    ToolReply reply = call(tool, arguments);
    assertThat(reply.ok()).isFalse();
    assertThat(reply.content().get("error")).asString().contains(mentioned);
  }
}
