package dev.reev.runner.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.Workbench;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

class InstructionJsonTest {

  private static final String ONE =
      """
      {"program_id": "11111111111111111111111111111111",
       "accounts": [{"pubkey": "USER_WALLET_PUBKEY", "is_signer": true, "is_writable": true},
                    {"pubkey": "FRIEND"}],
       "data": "3Bxs411Dtc7pkFQj"}
      """;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    workbench = new Workbench();
  }

  @AfterEach
  void close() throws IOException {
    workbench.close();
  }

  @Test
  void parse_placeholdersAndFlagsLeftOut_areFilledIn() throws Exception {
    TransactionInstruction instruction = parse(ONE).get(0);
    assertThat(instruction.getKeys().get(0).getPublicKey())
        .isEqualTo(workbench.address("USER_WALLET_PUBKEY"));
    assertThat(instruction.getKeys().get(1).isSigner()).isFalse();
    assertThat(instruction.getKeys().get(1).isWritable()).isFalse();
    assertThat(instruction.getData()).hasSize(12).startsWith(2, 0, 0, 0);
  }

  @Test
  void write_thenParse_isTheSame() throws Exception {
    TransactionInstruction instruction = parse(ONE).get(0);
    JsonNode written = ReevJson.MAPPER.valueToTree(InstructionJson.write(instruction));
    assertThat(written.path("accounts").path(0).path("is_signer").asBoolean()).isTrue();
    assertThat(written(written.toString())).containsExactly(InstructionJson.write(instruction));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "[%s]",
        "[[%s]]",
        "{\"instructions\": [%s], \"message\": \"done\"}",
        "{\"transactions\": [%s], \"summary\": \"\"}",
        "{\"transactions\": [{\"instructions\": [%s]}]}"
      })
  void parseAll_everyAcceptedForm_holdsTheInstruction(String form) throws Exception {
    List<TraceInstruction> expected = written(ONE);
    String json = form.formatted(ONE);
    assertThat(written(json)).isEqualTo(expected);
    String text = ReevJson.MAPPER.writeValueAsString(json);
    assertThat(written(text)).isEqualTo(expected);
    assertThat(written("{\"transactions\": [" + text + "]}")).isEqualTo(expected);
  }

  @Test
  void parseAll_nothing_isNothing() throws Exception {
    assertThat(parse("[]")).isEmpty();
    assertThat(parse("{\"instructions\": []}")).isEmpty();
  }

  @Test
  void parse_noDataAndNoAccounts_isEmpty() throws Exception {
    TransactionInstruction bare = parse("{\"program_id\": \"FRIEND\", \"data\": \"\"}").get(0);
    assertThat(bare.getData()).isEmpty();
    assertThat(bare.getKeys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5 | instructions[0] must be an object with program_id, accounts and data",
        "[{}] | instructions[0].program_id must be text",
        "{\"program_id\": \"NOBODY\"} | program_id is \"NOBODY\", neither an address in base58 nor",
        "{\"program_id\": \"FRIEND\", \"accounts\": {}} | accounts must be a list of",
        "{\"program_id\": \"FRIEND\", \"accounts\": [7]} | accounts[0].pubkey must be text",
        "{\"program_id\": \"FRIEND\", \"accounts\": [{\"pubkey\": \"FRIEND\", \"is_signer\": 1}]}"
            + " | accounts[0].is_signer must be true or false",
        "{\"program_id\": \"FRIEND\", \"data\": \"0OIl\"} | data is not base58",
        "{\"program_id\": \"FRIEND\", \"data\": 7} | data must be base58 text",
        "\"no json\" | is not JSON"
      })
  void parseAll_aWrongPart_isNamedWithWhatIsAllowed(String json, String message) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(InstructionFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void parseAll_tooMuch_isRefused() {
    String account = "{\"pubkey\": \"FRIEND\"}";
    assertRefused("[" + (ONE + ",").repeat(64) + ONE + "]", "more than 64");
    assertRefused(
        "{\"program_id\": \"FRIEND\", \"accounts\": ["
            + (account + ",").repeat(64)
            + account
            + "]}",
        "at most 64");
    assertRefused(data("1".repeat(1025)), "at most 1024");
    assertRefused(data("z".repeat(1_000_000)), "at most 1024");
    assertRefused("[".repeat(20) + "]".repeat(20), "nested deeper");
  }

  private static String data(String base58) {
    return "{\"program_id\": \"FRIEND\", \"data\": \"" + base58 + "\"}";
  }

  private void assertRefused(String json, String mentioned) {
    assertThatThrownBy(() -> parse(json)).hasMessageContaining(mentioned);
  }

  private List<TraceInstruction> written(String json) throws InstructionFormatException {
    return parse(json).stream().map(InstructionJson::write).toList();
  }

  private List<TransactionInstruction> parse(String json) throws InstructionFormatException {
    return InstructionJson.parseAll(ReevJson.MAPPER.readTree(json), workbench.environment());
  }
}
