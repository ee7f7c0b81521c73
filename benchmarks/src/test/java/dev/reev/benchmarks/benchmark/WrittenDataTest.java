package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WrittenDataTest {

  private static final String BASE58 = "3Bxs411Dtc7pkFQj";
  private static final String IN_WORDS = "{sol_transfer: {lamports: 100000000}}";
  private static final String LARGEST = "18446744073709551615";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{sol_transfer: {lamports: 100000000}}|0200000000e1f50500000000",
        "{sol_transfer: {lamports: '18446744073709551615'}}|02000000ffffffffffffffff",
        "{spl_transfer: {amount: 1500000}}|0360e3160000000000",
        "{spl_transfer: {amount: '0'}}|030000000000000000",
        "{spl_transfer_checked: {amount: 1500000000, decimals: 9}}|0c002f68590000000009",
        "{spl_transfer_checked: {amount: 1, decimals: 255}}|0c0100000000000000ff",
        "{hex: '0x0000fF'}|0000ff",
      },
      quoteCharacter = '`')
  void words_areTheSameBytes(String data, String hex) throws IOException {
    String base58 = InstructionBytes.ofHex(hex).base58();
    assertThat(benchmark(data).errors()).isEmpty();
    assertThat(benchmark(data).warnings()).isEmpty();
    assertThat(Objects.requireNonNull(benchmark(data).parsed()).benchmark())
        .isEqualTo(Objects.requireNonNull(benchmark(base58).parsed()).benchmark());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{sol: {lamports: 1}}|/sol: is not allowed as a name; known are sol_transfer,"
            + " spl_transfer, spl_transfer_checked, hex",
        "{}|: is an empty mapping; must have at least 1 entries",
        "{hex: '00', spl_transfer: {amount: 1}}|: is a mapping; must have at most 1 entries",
        "{sol_transfer: {}}|/sol_transfer: 'lamports' is missing",
        "{sol_transfer: {lamports: 1, memo: a}}|/sol_transfer/memo: is not allowed as a name;"
            + " known is lamports",
        "{sol_transfer: 5}|/sol_transfer: is the number 5; must be a mapping",
        "{sol_transfer: {lamports: -1}}|/sol_transfer/lamports: is the number -1; must be a whole"
            + " number from 0, from 9223372036854775808 on in quotes",
        "{sol_transfer: {lamports: 0.5}}|/sol_transfer/lamports: is the number 0.5; must be a"
            + " whole number from 0, from 9223372036854775808 on in quotes",
        "{sol_transfer: {lamports: 1.0}}|/sol_transfer/lamports: must be a whole number, without"
            + " point and exponent",
        "{spl_transfer: {amount: '18446744073709551616'}}|/spl_transfer/amount: is more than a"
            + " transfer can hold, which is 18446744073709551615",
        "{spl_transfer_checked: {amount: 1}}|/spl_transfer_checked: 'decimals' is missing",
        "{spl_transfer_checked: {amount: 1, decimals: 256}}|/spl_transfer_checked/decimals: is the"
            + " number 256; must be at most 255",
        "{hex: 120000}|/hex: is the number 120000; must be 1 to 1232 pairs of hexadecimal digits in"
            + " quotes, such as \"020000\"",
        "{hex: '020'}|/hex: is the text \"020\"; must be 1 to 1232 pairs of hexadecimal digits in"
            + " quotes, such as \"020000\"",
      })
  void mistake_isToldWithItsPlace(String data, String told) throws IOException {
    assertThat(benchmark(data).errors())
        .extracting(problem -> problem.in("f"))
        .singleElement()
        .asString()
        .endsWith(": /ground_truth/expected_instructions/0/data" + told);
  }

  @Test
  void solutions_haveTheSameForms() throws IOException {
    Benchmark transfer = BenchmarkReader.read(Path.of("001-sol-transfer.yml")).benchmark();
    Benchmark flow =
        BenchmarkReader.read(Path.of("305-flow-account-transfer-memo.yml")).benchmark();
    String bare = "solutions:\n  - {name: a, pass: true, instructions: [%s]}\n";
    String step = "solutions:\n  - {name: a, pass: true, steps: [{step: 2, instructions: [%s]}]}\n";
    for (String yaml : List.of(bare, step)) {
      Benchmark benchmark = yaml.equals(bare) ? transfer : flow;
      assertThat(solutions(yaml, IN_WORDS, benchmark).errors()).isEmpty();
      assertThat(solutions(yaml, IN_WORDS, benchmark).solutions())
          .isEqualTo(solutions(yaml, BASE58, benchmark).solutions());
      assertThat(
              solutions(yaml, "{spl_transfer: {amount: '%s0'}}".formatted(LARGEST), benchmark)
                  .errors())
          .hasSize(1);
    }
  }

  @Test
  void checkedModel_isTheSame(@TempDir Path folder) throws IOException {
    Path program = Files.writeString(folder.resolve("program.jar"), "classes");
    Path file = Files.writeString(folder.resolve("001-sol-transfer.yml"), yaml(IN_WORDS));
    CheckedModels.of(program).keep(List.of(file));
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(kept -> kept.toString().endsWith(".json"))).hasSize(1);
    }
    assertThat(CheckedModels.of(program).read(file)).isEqualTo(BenchmarkReader.read(file));
  }

  @Test
  void bothSchemas_haveTheSameForms() throws IOException {
    assertThat(forms("solutions.schema.json")).isEqualTo(forms("benchmark.schema.json"));
  }

  /** Without the types: in a benchmark the data may be left empty. */
  private static List<JsonNode> forms(String schema) throws IOException {
    JsonNode parts = ReevJson.MAPPER.readTree(Files.readString(Path.of(schema))).path("$defs");
    ObjectNode data = (ObjectNode) parts.path("instructionData");
    return List.of(data.without("type"), parts.path("u64"));
  }

  private static CheckedBenchmark benchmark(String data) throws IOException {
    return BenchmarkReader.check(yaml(data), null);
  }

  private static String yaml(String data) throws IOException {
    String yaml = Files.readString(Path.of("001-sol-transfer.yml"));
    String written = "data: \"...\"";
    assertThat(yaml).contains(written);
    return yaml.replace(written, "data: " + data);
  }

  private static CheckedSolutions solutions(String yaml, String data, Benchmark benchmark) {
    return SolutionsReader.check(
        yaml.formatted(
            "{program_id: '11111111111111111111111111111111', accounts: [], data: %s}"
                .formatted(data)),
        benchmark);
  }
}
