package dev.reev.runner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.JsonSchema;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.Workbench;
import dev.reev.runner.transaction.InstructionJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.SystemProgram;
import org.p2p.solanaj.programs.TokenProgram;
import org.p2p.solanaj.utils.Base58;
import tools.jackson.databind.JsonNode;

class ToolsTest {

  private static final String USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
  private static final String TOKEN_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";

  @SuppressWarnings("NullAway.Init") // set before each test
  private Workbench workbench;

  @SuppressWarnings("NullAway.Init")
  private ToolBox tools;

  @BeforeEach
  void open() throws IOException {
    workbench = new Workbench();
    tools = workbench.tools();
  }

  @AfterEach
  void close() throws IOException {
    workbench.close();
  }

  @Test
  void offered_withoutAFork_areThoseThatNeedNoNetwork() {
    assertThat(tools.names())
        .containsExactly(
            "sol_transfer",
            "spl_transfer",
            "get_account_balance",
            "build_instruction",
            "discard_instructions");
    assertThat(workbench.tools("http://127.0.0.1:1").names())
        .contains("jupiter_swap", "jupiter_lend_earn_redeem", "jupiter_earn");
  }

  @Test
  void offered_areThoseThatAnAgentsFileMayName() throws IOException {
    try (InputStream schema = JsonSchema.class.getResourceAsStream("/agents.schema.json")) {
      JsonNode allowed =
          ReevJson.MAPPER
              .readTree(Objects.requireNonNull(schema))
              .at("/$defs/chat/properties/tools/items/enum");
      assertThat(allowed.valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrderElementsOf(workbench.tools("http://127.0.0.1:1").names());
    }
  }

  @Test
  void solTransfer_namesAndAddresses_buildTheSameInstruction() {
    call("sol_transfer", transfer("USER_WALLET_PUBKEY", "FRIEND", "100000000"));
    call("sol_transfer", transfer(address("USER_WALLET_PUBKEY"), address("FRIEND"), "100000000"));
    TransactionInstruction first = tools.transaction().get(0);
    assertThat(built()).containsExactly(InstructionJson.write(first), InstructionJson.write(first));
    assertThat(first.getProgramId()).isEqualTo(SystemProgram.PROGRAM_ID);
    assertThat(flags(first)).containsExactly("signer writable", "writable");
    assertThat(Base58.encode(first.getData())).isEqualTo("3Bxs411Dtc7pkFQj");
  }

  @Test
  void solTransfer_reply_showsWhatWasBuilt() {
    Map<String, Object> content =
        call("sol_transfer", transfer("USER_WALLET_PUBKEY", "FRIEND", "5")).content();
    assertThat(content)
        .containsEntry("instruction_count", 1)
        .containsEntry("transaction_length", 1);
    assertThat(ReevJson.MAPPER.writeValueAsString(content))
        .contains("\"program_id\":\"11111111111111111111111111111111\"", "\"is_signer\":true");
  }

  @ParameterizedTest
  @CsvSource({"1", "9007199254740993", "18446744073709551615", "'\"18446744073709551615\"'", "5.0"})
  void amount_anyThatFits_isExact(String amount) {
    assertThat(call("sol_transfer", transfer("USER_WALLET_PUBKEY", "FRIEND", amount)).ok())
        .isTrue();
    byte[] data = tools.transaction().get(0).getData();
    StringBuilder hex = new StringBuilder();
    for (int i = data.length - 1; i >= 4; i--) {
      hex.append(String.format("%02x", data[i]));
    }
    assertThat(Long.toUnsignedString(Long.parseUnsignedLong(hex.toString(), 16)))
        .isEqualTo(amount.replace("\"", "").replace(".0", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "0, from 1 to",
    "-5, from 1 to",
    "18446744073709551616, from 1 to",
    "'\"0\"', from 1 to",
    "1.5, whole number",
    "1e400, whole number",
    "1e30, from 1 to",
    "'\"1.5\"', whole number",
    "'\"1 SOL\"', whole number",
    "true, /amount"
  })
  void amount_thatIsNone_isRefused(String amount, String mentioned) {
    assertRefused("sol_transfer", transfer("USER_WALLET_PUBKEY", "FRIEND", amount), mentioned);
  }

  @Test
  void call_withWrongArguments_saysWhichAndWhy() {
    assertRefused("sol_transfer", transfer("NOBODY", "FRIEND", "1"), "user_pubkey is \"NOBODY\"");
    assertRefused("sol_transfer", "{\"amount\": 1}", "user_pubkey");
    assertRefused("sol_transfer", "[]", "wrong arguments");
    assertRefused("discard_instructions", "{\"what\": 1}", "what");
    assertRefused("send_money", "{}", "there is no tool \"send_money\"; there are sol_transfer");
    assertThat(workbench.evidence().usage().failedToolCalls()).isEqualTo(5);
  }

  @Test
  void solTransfer_ofTokens_namesTheOtherTool() {
    String json = transfer("USER_WALLET_PUBKEY", "FRIEND", "1");
    assertRefused("sol_transfer", json.replace("}", ", \"operation\": \"spl\"}"), "spl_transfer");
  }

  @Test
  void splTransfer_goesFromTheUsersOwnTokenAccount() {
    mintOf(TokenProgram.PROGRAM_ID.toBase58());
    ToolReply reply = call("spl_transfer", tokens("FRIEND", "15000000"));
    TransactionInstruction built = tools.transaction().get(0);
    assertThat(built.getProgramId()).isEqualTo(TokenProgram.PROGRAM_ID);
    assertThat(flags(built)).containsExactly("writable", "writable", "signer");
    assertThat(Base58.encode(built.getData())).isEqualTo("3mimF1vf45io");
    PublicKey user = workbench.address("USER_WALLET_PUBKEY");
    assertThat(built.getKeys().get(0).getPublicKey())
        .isEqualTo(tokenAccount(user, TokenProgram.PROGRAM_ID));
    assertThat(built.getKeys().get(1).getPublicKey()).isEqualTo(workbench.address("FRIEND"));
    assertThat(reply.content()).containsEntry("destination", address("FRIEND"));
  }

  @Test
  void splTransfer_ofTheNewerTokenProgram_usesThatProgram() {
    mintOf(TOKEN_2022);
    call("spl_transfer", tokens("FRIEND", "1"));
    TransactionInstruction built = tools.transaction().get(0);
    assertThat(built.getProgramId().toBase58()).isEqualTo(TOKEN_2022);
    assertThat(built.getKeys().get(0).getPublicKey())
        .isEqualTo(
            tokenAccount(workbench.address("USER_WALLET_PUBKEY"), new PublicKey(TOKEN_2022)));
  }

  @Test
  void splTransfer_ofAMintThatIsNone_isRefused() {
    assertRefused("spl_transfer", tokens("FRIEND", "1"), "the ledger has no mint " + USDC);
    mintOf(SystemProgram.PROGRAM_ID.toBase58());
    assertRefused("spl_transfer", tokens("FRIEND", "1"), "the ledger has no mint " + USDC);
    assertThat(tools.transaction()).isEmpty();
  }

  @Test
  void balance_ofAWallet_isInLamportsAndSol() {
    mintOf(SystemProgram.PROGRAM_ID.toBase58());
    assertThat(call("get_account_balance", "{\"pubkey\": \"FRIEND\"}").content())
        .containsEntry("exists", true)
        .containsEntry("sol", "1.5")
        .doesNotContainKey("token_amount");
  }

  @Test
  void balance_ofATokenAccount_hasItsTokens() {
    mintOf(TokenProgram.PROGRAM_ID.toBase58());
    workbench
        .ledger()
        .on(
            "getTokenAccountBalance",
            "\"result\":{\"value\":{\"amount\":\"18446744073709551615\",\"decimals\":6}}");
    assertThat(
            call(
                    "get_account_balance",
                    "{\"pubkey\": \"FRIEND\", \"token_mint\": \"%s\"}".formatted(USDC))
                .content())
        .containsEntry("token_amount", "18446744073709551615")
        .containsEntry("token_ui_amount", "18446744073709.551615");
  }

  @Test
  void balance_ofNothing_saysSo() {
    assertThat(call("get_account_balance", "{\"pubkey\": \"FRIEND\"}").content())
        .containsEntry("exists", false)
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "data_base58, 3Bxs411Dtc7pkFQj",
    "data_hex, 0200000000e1f50500000000",
    "data_base64, AgAAAADh9QUAAAAA"
  })
  void buildInstruction_dataInAnyForm_isTheSame(String argument, String data) {
    call("sol_transfer", transfer("USER_WALLET_PUBKEY", "FRIEND", "100000000"));
    call("build_instruction", instruction("\"%s\": \"%s\"".formatted(argument, data)));
    assertThat(built().get(1)).isEqualTo(built().get(0));
  }

  @Test
  void buildInstruction_text_isUtf8() {
    call("build_instruction", instruction("\"data_utf8\": \"gr\u00fc\u00df\""));
    assertThat(tools.transaction().get(0).getData())
        .isEqualTo(new byte[] {'g', 'r', (byte) 0xc3, (byte) 0xbc, (byte) 0xc3, (byte) 0x9f});
  }

  @Test
  void buildInstruction_dataThatIsNone_isRefused() {
    assertRefused("build_instruction", instruction("\"data_hex\": \"0\""), "not hexadecimal");
    assertRefused("build_instruction", instruction("\"data_base64\": \"?\""), "not base64");
    assertRefused("build_instruction", instruction("\"data_base58\": \"0\""), "not base58");
    assertRefused(
        "build_instruction",
        instruction("\"data_hex\": \"\", \"data_utf8\": \"\""),
        "exactly one of data_base58, data_hex, data_base64, data_utf8; here are 2");
    assertRefused(
        "build_instruction",
        instruction("\"data_utf8\": \"%s\"".formatted("x".repeat(1025))),
        "1024");
    assertRefused(
        "build_instruction",
        instruction("\"data_hex\": \"\"").replace("FRIEND", "NOBODY"),
        "instruction.accounts[1].pubkey is \"NOBODY\"");
  }

  @Test
  void discard_takesBackWhatWasBuilt() {
    call("sol_transfer", transfer("USER_WALLET_PUBKEY", "FRIEND", "1"));
    assertThat(call("discard_instructions", "{}").content()).containsEntry("discarded", 1);
    assertThat(tools.transaction()).isEmpty();
  }

  @Test
  void build_withoutEnd_isRefusedBeforeItGetsLarge() {
    String json = transfer("USER_WALLET_PUBKEY", "FRIEND", "1");
    for (int i = 0; i < 64; i++) {
      assertThat(call("sol_transfer", json).ok()).isTrue();
    }
    assertRefused("sol_transfer", json, "discard_instructions");
    assertThat(tools.transaction()).hasSize(64);
  }

  private List<TraceInstruction> built() {
    return tools.transaction().stream().map(InstructionJson::write).toList();
  }

  private void mintOf(String program) {
    workbench
        .ledger()
        .on(
            "getAccountInfo",
            "\"result\":{\"value\":{\"lamports\":1500000000,\"owner\":\"%s\"}}".formatted(program));
  }

  private ToolReply call(String tool, String arguments) {
    return tools.call(tool, ReevJson.MAPPER.readTree(arguments));
  }

  private void assertRefused(String tool, String arguments, String mentioned) {
    ToolReply reply = call(tool, arguments);
    assertThat(reply.ok()).isFalse();
    assertThat(reply.content().get("error")).asString().contains(mentioned).doesNotContain("\n");
  }

  private String address(String name) {
    return workbench.address(name).toBase58();
  }

  private static PublicKey tokenAccount(PublicKey owner, PublicKey program) {
    return PublicKey.findProgramAddress(
            List.of(owner.toByteArray(), program.toByteArray(), new PublicKey(USDC).toByteArray()),
            new PublicKey("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"))
        .getAddress();
  }

  private static List<String> flags(TransactionInstruction instruction) {
    return instruction.getKeys().stream().map(ToolsTest::flags).toList();
  }

  private static String flags(AccountMeta meta) {
    return ((meta.isSigner() ? "signer " : "") + (meta.isWritable() ? "writable" : "")).strip();
  }

  private static String transfer(String from, String to, String amount) {
    return "{\"user_pubkey\": \"%s\", \"recipient_pubkey\": \"%s\", \"amount\": %s}"
        .formatted(from, to, amount);
  }

  private static String tokens(String to, String amount) {
    return """
        {"user_pubkey": "USER_WALLET_PUBKEY", "recipient_pubkey": "%s", "amount": %s,
         "mint_address": "%s"}
        """
        .formatted(to, amount, USDC);
  }

  private static String instruction(String data) {
    return """
        {"program_id": "11111111111111111111111111111111", "accounts": [
          {"pubkey": "USER_WALLET_PUBKEY", "is_signer": true, "is_writable": true},
          {"pubkey": "FRIEND", "is_writable": true}], %s}
        """
        .formatted(data);
  }
}
