package dev.reev.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {

  private static final String GOOD =
      """
      id: good
      prompt: Do it
      initial_state:
        - pubkey: USER_WALLET_PUBKEY
          owner: "11111111111111111111111111111111"
          lamports: 5
      ground_truth:
        final_state_assertions: [{ type: TransactionSucceeded }]
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void goodFile_exits0WithASummary() throws IOException {
    assertThat(validate(file("good.yml", GOOD))).isZero();
    assertThat(out.toString()).isEqualTo("1 file checked, 0 errors, 0 warnings\n");
  }

  @Test
  void warning_isShownAndExits0() throws IOException {
    String path = file("good.yml", GOOD + "colour: red\n");
    assertThat(validate(path)).isZero();
    assertThat(out.toString())
        .startsWith(path + ":9:1: /colour: 'colour' is not known; known are id, description,")
        .endsWith("(warning)\n1 file checked, 0 errors, 1 warning\n");
  }

  @Test
  void linkThatLeadsNowhere_isNamed() throws IOException {
    file("good.yml", GOOD);
    Path link = Files.createSymbolicLink(folder.resolve("gone.yml"), folder.resolve("nowhere.yml"));

    assertThat(validate(folder.toString())).isEqualTo(2);

    assertThat(out.toString()).contains(link + ": is a link to a file that is not there");
  }

  @Test
  void folderWithErrors_exits2AndShowsEach() throws IOException {
    file("a.yml", GOOD.replace("lamports: 5", "lamports: lots"));
    file("good.yml", GOOD);
    file("same.yaml", GOOD);
    file("notes.txt", "no YAML: [");
    assertThat(validate(folder.toString())).isEqualTo(2);
    assertThat(out.toString().lines())
        .containsExactly(
            folder
                + "/a.yml:6:5: /initial_state/0/lamports: is the text \"lots\"; must be a whole"
                + " number",
            folder + "/same.yaml:1:1: /id: is \"good\"; the file is named \"same\" (warning)",
            folder + "/same.yaml: its id good is taken by " + folder + "/good.yml",
            "3 files checked, 2 errors, 1 warning");
  }

  @Test
  void missingPath_exits2AndStillChecksTheRest() throws IOException {
    assertThat(validate(folder + "/none.yml", file("good.yml", GOOD))).isEqualTo(2);
    assertThat(out.toString().lines())
        .containsExactly(
            folder + "/none.yml: there is no such file or folder",
            "1 file checked, 1 error, 0 warnings");
  }

  @Test
  void emptyFolder_exits2() {
    assertThat(validate(folder.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("holds no *.yml or *.yaml file");
  }

  @Test
  void json_isOneObjectWithThePlaces() throws IOException {
    assertThat(validate("--json", file("good.yml", GOOD.replace("prompt", "promt")))).isEqualTo(2);
    assertThat(out.toString().strip().lines()).hasSize(1);
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.get("errors").asInt()).isEqualTo(1);
    assertThat(json.get("warnings").asInt()).isEqualTo(1);
    JsonNode error = json.get("problems").get(0);
    assertThat(error.get("severity").asString()).isEqualTo("error");
    assertThat(error.get("line").asInt()).isEqualTo(1);
    assertThat(error.get("column").asInt()).isEqualTo(1);
    assertThat(error.get("message").asString()).isEqualTo("'prompt' is missing");
  }

  @Test
  void solutionsBesideABenchmark_areCheckedWithIt() throws IOException {
    String path = file("good.yml", GOOD);
    String solutions =
        file(
            "good.solutions.yml",
            "solutions:\n  - { name: a, pass: true, steps: [{ step: 1 }] }\n");
    String problem =
        solutions + ":2:28: /solutions/0/steps: is for a flow, and this benchmark has none";
    assertThat(validate(path)).isEqualTo(2);
    assertThat(out.toString().lines())
        .containsExactly(problem, "2 files checked, 1 error, 0 warnings");
    assertThat(validate(folder.toString())).isEqualTo(2);
    assertThat(validate(solutions)).isEqualTo(2);
    assertThat(out.toString().lines().filter(problem::equals)).hasSize(3);
  }

  @Test
  void solutionsWithoutABenchmark_areAnError() throws IOException {
    file("good.yml", GOOD);
    String solutions = file("other.solutions.yml", "not_proved: it is new\n");
    assertThat(validate(folder.toString())).isEqualTo(2);
    assertThat(out.toString().lines())
        .containsExactly(
            solutions + ": holds solutions, but there is no benchmark beside it",
            "1 file checked, 1 error, 0 warnings");
  }

  @Test
  void prove_ofAFileThatCannotBeUsed_startsNoRunner() throws IOException {
    assertThat(validate("--prove", file("good.yml", GOOD.replace("prompt", "promt")))).isEqualTo(2);
    assertThat(out.toString()).endsWith("1 file checked, 1 error, 1 warning\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void noPath_exits2WithOneLine() {
    assertThat(validate()).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  private int validate(String... arguments) {
    CommandLine line = ReevCommand.commandLine(new ValidateCommand());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
