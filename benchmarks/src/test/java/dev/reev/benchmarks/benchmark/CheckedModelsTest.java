package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckedModelsTest {

  private static final Path SUITE = Path.of("").toAbsolutePath();

  @TempDir private Path folder;
  private Path program;

  static Stream<Path> usable() throws IOException {
    try (Stream<Path> older = Files.walk(SUITE.resolve("src/test/resources/first-system"))) {
      return Stream.concat(
              BenchmarkFolder.files(SUITE).stream(),
              older.filter(file -> file.toString().endsWith(".yml")).toList().stream())
          .filter(CheckedModelsTest::isUsable);
    }
  }

  @BeforeEach
  void makeProgram() throws IOException {
    program = Files.writeString(folder.resolve("program.jar"), "classes");
  }

  @ParameterizedTest
  @MethodSource("usable")
  void tree_isReadAsTheMapperReadsIt(Path file) throws Exception {
    ParsedBenchmark parsed = BenchmarkReader.read(file);

    byte[] model = JsonTrees.bytes(YamlDocument.parse(parsed.yaml()).root());

    assertThat(BenchmarkTree.read(JsonTrees.read(model))).isEqualTo(parsed.benchmark());
  }

  @Test
  void read_takesWhatWasKept() throws IOException {
    Path file = copy("002-spl-transfer.yml");
    CheckedModels.of(program).keep(List.of(file));
    // Makes the model differ from the text.
    Path model = model();
    Files.writeString(model, Files.readString(model).replace("USER_", "OTHER_"));

    ParsedBenchmark read = CheckedModels.of(program).read(file);

    ParsedBenchmark expected = BenchmarkReader.read(file);
    assertThat(read.benchmark().initialState()).isNotEqualTo(expected.benchmark().initialState());
    assertThat(read.yaml()).isEqualTo(expected.yaml());
    assertThat(read.sha256()).isEqualTo(expected.sha256());
  }

  @Test
  void read_checksATextThatHasChanged() throws IOException {
    Path file = copy("002-spl-transfer.yml");
    CheckedModels.of(program).keep(List.of(file));
    Files.writeString(file, Files.readString(file).replaceFirst("(?m)^id:.*$", "id: 5"));

    assertThatThrownBy(() -> CheckedModels.of(program).read(file))
        .isInstanceOf(InvalidBenchmarkException.class);
  }

  @Test
  void read_checksAnewForAnotherProgram() throws IOException {
    Path file = copy("002-spl-transfer.yml");
    CheckedModels.of(program).keep(List.of(file));
    Files.writeString(model(), "{}");
    Files.setLastModifiedTime(program, FileTime.fromMillis(1));

    assertThat(CheckedModels.of(program).read(file)).isEqualTo(BenchmarkReader.read(file));
  }

  @Test
  void read_checksAnewWhenTheModelIsBroken() throws IOException {
    Path file = copy("002-spl-transfer.yml");
    CheckedModels.of(program).keep(List.of(file));
    for (String broken : List.of("", "{", "[]", "{}", "{\"id\":5}", "{\"ground_truth\":{}}")) {
      Files.writeString(model(), broken);
      assertThat(CheckedModels.of(program).read(file)).isEqualTo(BenchmarkReader.read(file));
    }
  }

  @Test
  void keep_leavesOutWhatIsWrongOrOdd() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yml"), "id: wrong\n");
    Path odd = copy("002-spl-transfer.yml");
    Files.writeString(odd, "unknown_key: 1\n", java.nio.file.StandardOpenOption.APPEND);

    CheckedModels.of(program).keep(List.of(wrong, odd));

    assertThat(models()).isEmpty();
  }

  @Test
  void read_worksWithoutAProgram() throws IOException {
    Path file = copy("001-sol-transfer.yml");

    CheckedModels.of(folder).keep(List.of(file));

    assertThat(CheckedModels.of(folder).read(file)).isEqualTo(BenchmarkReader.read(file));
    assertThatThrownBy(() -> CheckedModels.of(program).read(folder.resolve("none.yml")))
        .isInstanceOf(IOException.class);
  }

  private Path copy(String name) throws IOException {
    return Files.copy(SUITE.resolve(name), folder.resolve(name));
  }

  private Path model() throws IOException {
    return models().get(0);
  }

  private List<Path> models() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private static boolean isUsable(Path file) {
    try {
      return BenchmarkReader.check(file).parsed() != null;
    } catch (IOException e) {
      return false;
    }
  }
}
