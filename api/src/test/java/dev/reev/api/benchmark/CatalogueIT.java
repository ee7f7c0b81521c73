package dev.reev.api.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ApiBodies;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ServerWithFakeEngine
@TestPropertySource(properties = "reev.benchmarks-dir=target/catalogue-it:target/catalogue-it-more")
class CatalogueIT {

  private static final Path FOLDER = Path.of("target/catalogue-it");
  private static final Path MORE = Path.of("target/catalogue-it-more");
  private static final String BENCHMARKS = "/api/v1/benchmarks";
  private static final String SYNC = "/api/v1/sync";
  private static final String UPSERT = "/api/v1/upsert-yml";

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void emptyFolderAndCatalogue() throws IOException {
    for (String table : List.of("benchmark", "benchmark_version")) {
      jdbc.sql("delete from " + table).update();
    }
    for (Path folder : List.of(FOLDER, MORE)) {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void sync_takesTheFilesOnce() throws Exception {
    put("a.yml", benchmark("a", "Send 1 SOL."));
    put("b.yaml", benchmark("b", "Send 2 SOL."));

    JsonNode first = sync();
    JsonNode second = sync();

    assertThat(first.get("success").asBoolean()).isTrue();
    assertThat(first.get("message").asString()).startsWith("2 files read: 2 new");
    assertThat(first.get("synced_count").propertyNames())
        .contains(
            "processed_count",
            "new_count",
            "updated_count",
            "error_count",
            "duration_ms",
            "synced_benchmarks",
            "errors");
    JsonNode taken = first.at("/synced_count/synced_benchmarks/0");
    assertThat(taken.get("name").asString()).isEqualTo("a");
    assertThat(taken.get("sha256").asString()).hasSize(64);
    assertThat(taken.get("operation").asString()).isEqualTo("created");
    assertThat(taken.get("processing_time_ms").isIntegralNumber()).isTrue();
    assertThat(second.at("/synced_count/new_count").asInt()).isZero();
    assertThat(second.at("/synced_count/synced_benchmarks/1/operation").asString())
        .isEqualTo("unchanged");
    assertThat(listed()).containsExactly("a", "b");
  }

  @Test
  void edit_leavesOneBenchmark_andTheOldTextReadable() throws Exception {
    String before = benchmark("a", "Send 1 SOL.");
    put("a.yml", before);
    sync();
    String first = detail("a").get("sha256").asString();
    put("a.yml", benchmark("a", "Send 2 SOL."));

    assertThat(sync().at("/synced_count/updated_count").asInt()).isEqualTo(1);

    assertThat(listed()).containsExactly("a");
    JsonNode versions = get(200, BENCHMARKS + "/a/versions").get("data");
    assertThat(versions.size()).isEqualTo(2);
    assertThat(versions.get(0).get("current").asBoolean()).isTrue();
    assertThat(versions.get(1).get("current").asBoolean()).isFalse();
    JsonNode old = get(200, BENCHMARKS + "/a/versions/" + first);
    assertThat(old.get("yaml").asString()).isEqualTo(before);
    MvcTestResult file =
        http.get()
            .uri(BENCHMARKS + "/a/versions/" + first)
            .header(HttpHeaders.ACCEPT, "text/yaml")
            .exchange();
    assertThat(file).hasStatusOk().bodyText().isEqualTo(before);
    assertThat(file.getResponse().getContentType()).startsWith("text/yaml");
  }

  @Test
  void detail_hasAllThatIsKnown() throws Exception {
    put("a.yml", benchmark("a", "Sénd 1 SOL."));
    sync();

    JsonNode detail = detail("a");

    assertThat(detail.propertyNames())
        .contains("description", "tags", "ledger", "pass_threshold", "sha256", "updated_at");
    assertThat(detail.get("prompt").asString()).isEqualTo("Sénd 1 SOL.");
    assertThat(detail.get("yaml").asString()).isEqualTo(benchmark("a", "Sénd 1 SOL."));
    assertThat(detail.get("source").asString()).isEqualTo("file");
    assertThat(detail.get("file_name").asString()).isEqualTo("a.yml");
    assertThat(detail.get("pass_threshold").asDouble()).isEqualTo(0.75);
    assertThat(detail.get("retired_at").isNull()).isTrue();
  }

  @Test
  void brokenFile_isToldWithItsPlace_andSpoilsNothing() throws Exception {
    put("a.yml", benchmark("a", "Send 1 SOL."));
    sync();
    put("a.yml", benchmark("a", "Send 1 SOL.").replace("lamports: 1", "lamports: many"));
    put("b.yml", benchmark("b", "Send 2 SOL."));
    put("c.yml", benchmark("b", "Send 3 SOL."));

    JsonNode counts = sync().get("synced_count");

    assertThat(counts.get("error_count").asInt()).isEqualTo(2);
    JsonNode error = counts.at("/errors/0");
    assertThat(error.get("file_path").asString()).isEqualTo("a.yml");
    assertThat(error.get("error_message").asString()).startsWith("a.yml:7:5: /initial_state/0");
    assertThat(error.get("error_type").asString()).isEqualTo("validation");
    assertThat(error.get("timestamp").asString()).endsWith("Z");
    assertThat(counts.at("/errors/1/error_type").asString()).isEqualTo("duplicate_id");
    assertThat(listed()).containsExactly("a", "b");
    assertThat(detail("a").get("prompt").asString()).isEqualTo("Send 1 SOL.");
    assertThat(detail("b").get("prompt").asString()).isEqualTo("Send 2 SOL.");
  }

  @Test
  void severalFolders_areOneCatalogue_inWhichTheFirstFileOfANameOrIdCounts() throws Exception {
    put("a.yml", benchmark("a", "Send 1 SOL."));
    Files.writeString(MORE.resolve("a.yml"), benchmark("a", "Send 9 SOL."));
    Files.writeString(MORE.resolve("b.yml"), benchmark("b", "Send 2 SOL."));
    Files.writeString(MORE.resolve("c.yml"), benchmark("a", "Send 8 SOL."));

    JsonNode counts = sync().get("synced_count");

    assertThat(listed()).containsExactly("a", "b");
    assertThat(detail("a").get("prompt").asString()).isEqualTo("Send 1 SOL.");
    assertThat(counts.get("error_count").asInt()).isEqualTo(2);
    assertThat(counts.at("/errors/0/error_type").asString()).isEqualTo("duplicate_file");
    assertThat(counts.at("/errors/0/error_message").asString())
        .contains("catalogue-it-more/a.yml: ", "catalogue-it/a.yml has the same file name");
    assertThat(counts.at("/errors/1/error_message").asString())
        .contains("catalogue-it-more/c.yml: id a is taken by ", "catalogue-it/a.yml");

    Files.delete(MORE.resolve("c.yml"));
    put("a.yml", benchmark("x", "Send 1 SOL."));
    sync();
    assertThat(listed()).containsExactly("b", "x");
  }

  @Test
  void removedFile_retiresItsBenchmark_untilItIsBack() throws Exception {
    put("a.yml", benchmark("a", "Send 1 SOL."));
    sync();
    Files.delete(FOLDER.resolve("a.yml"));

    JsonNode counts = sync().get("synced_count");

    assertThat(counts.at("/retired_benchmarks/0").asString()).isEqualTo("a");
    assertThat(listed()).isEmpty();
    assertThat(detail("a").get("retired_at").isNull()).isFalse();
    JsonNode problem = run("a", 409);
    assertThat(problem.get("message").asString()).startsWith("benchmark 'a' is retired: a.yml");
    put("a.yml", benchmark("a", "Send 1 SOL."));
    assertThat(sync().at("/synced_count/updated_count").asInt()).isEqualTo(1);
    assertThat(listed()).containsExactly("a");
    run("a", 200);
  }

  @Test
  void fileThatHoldsAnotherBenchmarkNow_retiresTheFirst() throws Exception {
    put("a.yml", benchmark("a", "Send 1 SOL."));
    sync();
    put("a.yml", benchmark("b", "Send 1 SOL."));

    sync();

    assertThat(listed()).containsExactly("b");
  }

  @Test
  void folderThatIsGone_changesNothing() throws Exception {
    put("a.yml", benchmark("a", "Send 1 SOL."));
    sync();
    Files.delete(FOLDER.resolve("a.yml"));
    Files.delete(FOLDER);

    JsonNode problem = ApiBodies.post(http, 409, SYNC, Map.of());

    assertThat(problem.get("message").asString()).contains("cannot be listed");
    assertThat(listed()).containsExactly("a");
  }

  @Test
  void upsert_isListedAndRun_andNoSyncTakesItAway() throws Exception {
    JsonNode stored = upsert(benchmark("mine", "Send 1 SOL."), 200);

    assertThat(stored.get("success").asBoolean()).isTrue();
    assertThat(stored.get("benchmark_id").asString()).isEqualTo("mine");
    assertThat(stored.get("message").asString()).isEqualTo("benchmark 'mine' is created");
    sync();
    assertThat(listed()).containsExactly("mine");
    run("mine", 200);
    assertThat(detail("mine").get("source").asString()).isEqualTo("upsert");
  }

  @Test
  void upsertOverAFile_staysUntilTheFileChanges() throws Exception {
    put("a.yml", benchmark("a", "Send 1 SOL."));
    sync();
    upsert(benchmark("a", "Send 2 SOL."), 200);

    assertThat(sync().at("/synced_count/synced_benchmarks/0/operation").asString())
        .isEqualTo("unchanged");
    assertThat(detail("a").get("prompt").asString()).isEqualTo("Send 2 SOL.");
    put("a.yml", benchmark("a", "Send 3 SOL."));
    sync();
    assertThat(detail("a").get("prompt").asString()).isEqualTo("Send 3 SOL.");
    assertThat(detail("a").get("source").asString()).isEqualTo("file");
  }

  @Test
  void validate_namesEveryProblemAndStoresNothing() throws Exception {
    JsonNode good = validate(benchmark("checked", "Send 1 SOL."), 200);
    JsonNode bad = validate("id: x", 400);

    assertThat(good.get("benchmark_id").asString()).isEqualTo("checked");
    assertThat(good.get("sha256").asString()).hasSize(64);
    assertThat(bad.get("errors").size()).isGreaterThan(1);
    get(404, BENCHMARKS + "/checked");
  }

  @Test
  void upsertOfABadText_isRefusedWithEveryProblem() throws Exception {
    String bad =
        benchmark("a", "Send 1 SOL.")
            .replace("lamports: 1", "lamports: many")
            .replace("tags: [x]", "tags: x");

    JsonNode problem = upsert(bad, 400);

    assertThat(problem.get("message").asString()).startsWith("yml_content: line ");
    assertThat(listed()).isEmpty();
    ApiBodies.post(http, 400, UPSERT, Map.of());
  }

  @Test
  void manyAtOnce_leaveWholeBenchmarks() throws Exception {
    put("a.yml", benchmark("a", "Send 0 SOL."));
    put("b.yml", benchmark("b", "Send 0 SOL."));

    IntStream.range(0, 24)
        .parallel()
        .forEach(
            i -> {
              if (i % 2 == 0) {
                syncQuietly();
              } else {
                upsertQuietly(benchmark("a", "Send %d SOL.".formatted(i)));
              }
            });

    assertThat(listed()).containsExactly("a", "b");
    JsonNode detail = detail("a");
    assertThat(detail.get("yaml").asString()).contains(detail.get("prompt").asString());
    assertThat(get(200, BENCHMARKS + "/a/versions").get("data").size()).isGreaterThan(1);
  }

  @Test
  void whatIsNotKnown_is404() throws Exception {
    put("a.yml", benchmark("a", "Send 1 SOL."));
    put("b.yml", benchmark("b", "Send 1 SOL."));
    sync();
    String ofB = detail("b").get("sha256").asString();

    for (String path : List.of("/nope", "/nope/versions", "/a/versions/0", "/a/versions/" + ofB)) {
      assertThat(get(404, BENCHMARKS + path).get("message").asString()).startsWith("benchmark '");
    }
  }

  private static String benchmark(String id, String prompt) {
    return """
        id: %s
        description: A transfer
        tags: [x]
        initial_state:
          - pubkey: USER_WALLET_PUBKEY
            owner: "11111111111111111111111111111111"
            lamports: 1
        prompt: %s
        ground_truth:
          transaction_status: Success
          final_state_assertions: [{ type: TransactionSucceeded }]
          expected_instructions:
            - program_id: "11111111111111111111111111111111"
              accounts: []
        """
        .formatted(id, prompt);
  }

  private static void put(String file, String content) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(file), content);
  }

  private JsonNode get(int status, String uri) throws Exception {
    return ApiBodies.get(http, status, uri);
  }

  private List<String> listed() throws Exception {
    return get(200, BENCHMARKS).valueStream().map(entry -> entry.get("id").asString()).toList();
  }

  private JsonNode detail(String id) throws Exception {
    return get(200, BENCHMARKS + "/" + id);
  }

  private JsonNode sync() throws Exception {
    return ApiBodies.post(http, 200, SYNC, Map.of());
  }

  private JsonNode upsert(String yaml, int status) throws Exception {
    return ApiBodies.post(http, status, UPSERT, Map.of("yml_content", yaml));
  }

  private JsonNode validate(String yaml, int status) throws Exception {
    return ApiBodies.post(http, status, BENCHMARKS + "/validate", Map.of("yml_content", yaml));
  }

  private JsonNode run(String id, int status) throws Exception {
    return ApiBodies.post(
        http, status, BENCHMARKS + "/" + id + "/run", Map.of("agent", "deterministic"));
  }

  private void syncQuietly() {
    try {
      sync();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void upsertQuietly(String yaml) {
    try {
      upsert(yaml, 200);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
