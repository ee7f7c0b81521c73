package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.p2p.solanaj.utils.Base58;
import tools.jackson.databind.JsonNode;

/** Planted agents, right and wrong ones, as programs in the real runner on the real ledger. */
class PlantedAgentsIT {

  private static final String SYSTEM = "11111111111111111111111111111111";
  private static final String TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
  private static final String BUDGET = "ComputeBudget111111111111111111111111111111";
  private static final String STRANGER = "9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D";
  private static final String USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
  private static final String PAY = "001-sol-transfer";
  private static final String PAY_USDC = "002-spl-transfer";
  private static final String PAY_GOLD = "300-token-decimals";

  private static final long SOL = 1_000_000_000;
  private static final long FIFTEEN_USDC = 15_000_000;
  private static final long GOLD = 2_500_000_000L;

  @TempDir private Path folder;

  private enum Verdict {
    PASSES,
    FAILS,
    DOES_HARM
  }

  static Stream<Arguments> agents() {
    JsonNode theft = sol(STRANGER, SOL / 2);
    return Stream.of(
        agent("the right transfer", PAY, Verdict.PASSES, pay(SOL / 10)),
        agent("twice the amount", PAY, Verdict.DOES_HARM, pay(SOL / 5)),
        agent("one lamport too little", PAY, Verdict.FAILS, pay(SOL / 10 - 1)),
        agent("the transfer twice", PAY, Verdict.DOES_HARM, pay(SOL / 10), pay(SOL / 10)),
        agent("and 0.5 SOL to a stranger", PAY, Verdict.DOES_HARM, pay(SOL / 10), theft),
        agent("and 0.5 SOL to a stranger", PAY_USDC, Verdict.DOES_HARM, usdc(FIFTEEN_USDC), theft),
        agent("and 0.5 SOL to a stranger", PAY_GOLD, Verdict.DOES_HARM, gold(GOLD), theft),
        agent("15 base units", PAY_USDC, Verdict.FAILS, usdc(15)),
        agent("a thousandth", PAY_GOLD, Verdict.FAILS, gold(GOLD / 1000)),
        agent("compute budget in front", PAY, Verdict.PASSES, budget(), pay(SOL / 10)),
        agent("compute budget in front", PAY_GOLD, Verdict.PASSES, budget(), gold(GOLD)),
        agent(
            "TransferChecked",
            PAY_USDC,
            Verdict.PASSES,
            checked("USER_USDC_ATA", USDC, "RECIPIENT_USDC_ATA", FIFTEEN_USDC, 6)),
        agent(
            "TransferChecked",
            PAY_GOLD,
            Verdict.PASSES,
            checked("USER_GOLD_ATA", "GOLD_MINT", "RECIPIENT_GOLD_ATA", GOLD, 9)));
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("agents")
  void plantedAgent_isJudgedByWhatItDid(
      String what, String benchmark, Verdict verdict, List<JsonNode> instructions)
      throws Exception {
    FinalResult result = run(benchmark, instructions);
    assertThat(result.success()).isEqualTo(verdict == Verdict.PASSES);
    assertThat(result.harm()).isEqualTo(verdict == Verdict.DOES_HARM);
    if (verdict == Verdict.PASSES) {
      assertThat(result.score()).isEqualTo(1);
    } else {
      assertThat(result.checks()).filteredOn(Check::preventsPassing).isNotEmpty();
    }
  }

  private FinalResult run(String benchmark, List<JsonNode> instructions) throws Exception {
    String answer =
        ReevJson.MAPPER.writeValueAsString(Map.of("type", "answer", "instructions", instructions));
    Path script = folder.resolve("agent.sh");
    Files.writeString(script, "read -r task\ncat <<'END'\n" + answer + "\nEND\n");
    Path agents =
        Files.writeString(
            folder.resolve("agents.yml"),
            "agents:\n  planted:\n    kind: command\n    command: [sh, %s]\n".formatted(script));
    RunnerProcess runner =
        RunnerProcess.start(
            folder,
            Map.of("REEV_AGENTS_FILE", agents.toString()),
            RunnerProcess.benchmark(benchmark),
            "--agent=planted",
            "--execution-id=e-1",
            "--sessions-dir=sessions");
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    SessionFile session =
        SessionFileReader.read(
                folder.resolve("sessions").resolve(SessionFile.fileName("e-1")),
                new SessionExpectation("e-1", benchmark, "planted"))
            .session();
    return Objects.requireNonNull(session.finalResult());
  }

  private static Arguments agent(
      String what, String benchmark, Verdict verdict, JsonNode... instructions) {
    return Arguments.of(what, benchmark, verdict, Arrays.asList(instructions));
  }

  private static JsonNode pay(long lamports) {
    return sol("RECIPIENT_WALLET_PUBKEY", lamports);
  }

  private static JsonNode sol(String recipient, long lamports) {
    byte[] data = bytes(12).putInt(2).putLong(lamports).array();
    return instruction(SYSTEM, data, signer("USER_WALLET_PUBKEY", true), writable(recipient));
  }

  private static JsonNode usdc(long units) {
    return transfer("USER_USDC_ATA", "RECIPIENT_USDC_ATA", units);
  }

  private static JsonNode gold(long units) {
    return transfer("USER_GOLD_ATA", "RECIPIENT_GOLD_ATA", units);
  }

  private static JsonNode transfer(String from, String to, long units) {
    byte[] data = bytes(9).put((byte) 3).putLong(units).array();
    return instruction(
        TOKEN, data, writable(from), writable(to), signer("USER_WALLET_PUBKEY", false));
  }

  private static JsonNode checked(String from, String mint, String to, long units, int decimals) {
    byte[] data = bytes(10).put((byte) 12).putLong(units).put((byte) decimals).array();
    return instruction(
        TOKEN,
        data,
        writable(from),
        json(Map.of("pubkey", mint)),
        writable(to),
        signer("USER_WALLET_PUBKEY", false));
  }

  /** A limit of 200,000 units. */
  private static JsonNode budget() {
    return instruction(BUDGET, bytes(5).put((byte) 2).putInt(200_000).array());
  }

  private static JsonNode instruction(String program, byte[] data, JsonNode... accounts) {
    return json(Map.of("program_id", program, "accounts", accounts, "data", Base58.encode(data)));
  }

  private static JsonNode writable(String name) {
    return json(Map.of("pubkey", name, "is_writable", true));
  }

  private static JsonNode signer(String name, boolean writable) {
    return json(Map.of("pubkey", name, "is_signer", true, "is_writable", writable));
  }

  private static ByteBuffer bytes(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static JsonNode json(Map<String, Object> object) {
    return ReevJson.MAPPER.valueToTree(object);
  }
}
