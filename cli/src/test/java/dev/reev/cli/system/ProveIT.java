package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.cli.system.ReevStack.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code reev validate --prove}: the shipped benchmarks tell right from wrong, a weak file does
 * not.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ProveIT {

  /**
   * Time limit for all shipped benchmarks in CI, on two busy cores; it has been seen to take 75 s.
   */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private static final int LEAST_VARIANTS = 12;

  /** Conditions of shipped benchmarks that decide no variant, and are accepted all the same. */
  private static final Set<String> SUPERFLUOUS = Set.of();

  @TempDir Path folder;

  @Test
  void shippedSuite_judgesEveryVariantRight_andNeedsEveryCondition() throws Exception {
    Path suite = ReevStack.ROOT.resolve("benchmarks").normalize();
    Ended ended = validate("--prove", "--json", suite.toString());
    JsonNode proof = ended.json().path("proof");
    assertThat(survivors(proof)).as(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(Duration.ofMillis(proof.path("took_ms").asLong())).isLessThan(LIMIT);
    List<String> notProved = new ArrayList<>();
    for (JsonNode benchmark : proof.path("benchmarks")) {
      Path file = Path.of(benchmark.path("file").asString());
      if (benchmark.path("not_proved").isString()) {
        notProved.add(file.getFileName().toString());
        continue;
      }
      String id = benchmark.path("id").asString();
      if (!BenchmarkReader.read(file).benchmark().groundTruth().forbidsTransaction()) {
        assertThat(benchmark.path("made").asInt()).as(id).isGreaterThanOrEqualTo(LEAST_VARIANTS);
      }
      for (JsonNode rule : benchmark.path("rules")) {
        String place = id + " " + rule.path("place").asString();
        assertThat(rule.path("decides").isEmpty())
            .as("without " + place + " nothing would survive")
            .isEqualTo(rule.path("superfluous").asBoolean())
            .isEqualTo(SUPERFLUOUS.contains(place));
      }
    }
    assertThat(notProved)
        .as("all others need a fork of mainnet")
        .filteredOn(file -> !file.matches("[12]\\d\\d-.*"))
        .containsExactly("003-spl-transfer-fail.yml", "004-partial-score-spl-transfer.yml");
  }

  @Test
  void fileThatJudgesBadly_exits1_withATableBelowTheValidation() throws Exception {
    Path file = folder.resolve("300-token-decimals.yml");
    Files.writeString(
        file,
        Files.readString(ReevStack.ROOT.resolve("benchmarks/300-token-decimals.yml"))
            .replace("\nprompt: ", "\nscoring: instructions\nprompt: "));
    Ended ended = validate("--prove", file.toString());
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out())
        .startsWith("1 file checked, 0 errors, 0 warnings\nbenchmark ")
        .contains("SURVIVES  \"amount /1000\" passes with score 0.");
    assertThat(ended.err()).contains("300-token-decimals: ");
  }

  private static List<String> survivors(JsonNode proof) {
    List<String> survivors = new ArrayList<>();
    for (JsonNode benchmark : proof.path("benchmarks")) {
      for (JsonNode variant : benchmark.path("variants")) {
        if (variant.path("outcome").asString().equals("survived")) {
          survivors.add(benchmark.path("id").asString() + ": " + variant);
        }
      }
    }
    return survivors;
  }

  private Ended validate(String... arguments) throws Exception {
    try (ReevStack stack = new ReevStack(folder)) {
      String[] words = new String[arguments.length + 1];
      words[0] = "validate";
      System.arraycopy(arguments, 0, words, 1, arguments.length);
      return stack.run(LIMIT.multipliedBy(2), words);
    }
  }
}
