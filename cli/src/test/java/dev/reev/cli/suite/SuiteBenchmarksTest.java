package dev.reev.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.fake.LongAnswers;
import dev.reev.cli.fake.ScriptedApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Suites of files and folders. */
class SuiteBenchmarksTest {

  private final Path home;
  private final ScriptedApi api = new ScriptedApi();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  SuiteBenchmarksTest(@TempDir Path home) throws IOException {
    this.home = home;
    LongAnswers.on(api);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private int suite(String... arguments) {
    CommandLine line =
        ReevCommand.commandLine(
            new SuiteCommand(
                Map.of(
                    "REEV_ROOT", home.toString(),
                    "REEV_HOME", home.resolve("data").toString(),
                    "REEV_URL", api.url())));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void files_areStoredBeforeTheSuite_andNamedByTheirIds() throws IOException {
    Path folder = Files.createDirectory(home.resolve("mine"));
    for (String id : new String[] {"mine-b", "mine-a"}) {
      Files.writeString(
          folder.resolve(id + ".yml"),
          Files.readString(Path.of("../benchmarks/001-sol-transfer.yml"))
              .replaceFirst("id: 001-sol-transfer", "id: " + id));
    }
    api.on(
        "POST /api/v1/upsert-yml",
        "{\"operation\":\"created\"}",
        "{\"operation\":\"unchanged\"}",
        "{\"operation\":\"updated\"}");

    assertThat(suite("run", "3*", folder.toString(), folder + "/mine-a.yml"))
        .as(err.toString())
        .isNotEqualTo(2);

    JsonNode body = new JsonMapper().readTree(api.received("POST /api/v1/suites").body());
    assertThat(body.path("benchmarks").toString())
        .isEqualTo("[\"3*\",\"mine-a\",\"mine-b\",\"mine-a\"]");
    assertThat(api.received().stream().map(ScriptedApi.Received::what))
        .containsSubsequence(
            "POST /api/v1/upsert-yml", "POST /api/v1/upsert-yml", "POST /api/v1/suites");
    assertThat(err.toString())
        .contains("benchmark 'mine-a' is created on the server")
        .doesNotContain("mine-b' is");
  }

  @Test
  void brokenFile_exits2BeforeAnythingIsStored() throws IOException {
    Path folder = Files.createDirectory(home.resolve("mine"));
    assertThat(suite("run", folder.toString())).isEqualTo(2);
    Files.writeString(folder.resolve("a.yml"), "id: [");
    assertThat(suite("run", folder.toString())).isEqualTo(2);
    assertThat(suite("run", folder + "/none.yml")).isEqualTo(2);

    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("holds no *.yml"),
            line -> assertThat(line).contains("a.yml:1:"),
            line -> assertThat(line).contains("there is no benchmark file"));
    assertThat(api.received()).isEmpty();
  }

  @Test
  void twoFilesOfOneId_areRefused() throws IOException {
    String text = Files.readString(Path.of("../benchmarks/001-sol-transfer.yml"));
    Path one = Files.writeString(home.resolve("one.yml"), text);
    Path other = Files.writeString(home.resolve("other.yml"), text + "# other\n");
    assertThat(suite("run", one.toString(), other.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("two of the files have the id '001-sol-transfer'");
    assertThat(api.received()).isEmpty();
  }
}
