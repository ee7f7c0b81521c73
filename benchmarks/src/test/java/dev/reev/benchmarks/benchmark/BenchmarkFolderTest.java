package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.BenchmarkFolder.SuiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkFolderTest {

  @Test
  void scan_ofOurOwnSuite_findsEveryBenchmarkWithoutAWarning() throws IOException {
    BenchmarkFolder suite = BenchmarkFolder.scan(Path.of("."));
    assertThat(suite.rejected()).isEmpty();
    assertThat(suite.benchmarks())
        .extracting(SuiteFile::id)
        .contains(
            "001-sol-transfer",
            "002-spl-transfer",
            "003-spl-transfer-fail",
            "004-partial-score-spl-transfer")
        .isSorted();
    assertThat(suite.benchmarks())
        .allSatisfy(
            file -> {
              assertThat(file.parsed().warnings()).isEmpty();
              assertThat(file.file().getFileName()).hasToString(file.id() + ".yml");
            });
  }

  @Test
  void everySuiteFile_namesItsSchemaForEditors() throws IOException {
    assertThat(BenchmarkFolder.scan(Path.of(".")).benchmarks())
        .allSatisfy(
            file ->
                assertThat(file.parsed().yaml())
                    .startsWith("# yaml-language-server: $schema=benchmark.schema.json\n"));
  }

  @Test
  void scan_withABadFileAndASecondId_keepsTheGoodOne(@TempDir Path folder) throws IOException {
    String good = Files.readString(Path.of("001-sol-transfer.yml"));
    Files.writeString(folder.resolve("a.yml"), good);
    Files.writeString(folder.resolve("b.yaml"), good);
    Files.writeString(folder.resolve("c.yml"), "id: c\n");
    Files.writeString(folder.resolve("notes.txt"), "not YAML");
    BenchmarkFolder suite = BenchmarkFolder.scan(folder);
    assertThat(suite.benchmarks()).hasSize(1);
    assertThat(suite.find("001-sol-transfer")).isPresent();
    assertThat(suite.find("c")).isEmpty();
    assertThat(suite.rejected())
        .extracting(file -> file.file().getFileName().toString())
        .containsExactly("b.yaml", "c.yml");
  }

  @Test
  void filesOfDesktopsAndEditors_arePassedOver(@TempDir Path folder) throws IOException {
    List<String> foreign =
        List.of(
            ".DS_Store",
            "._001-sol-transfer.yml",
            ".001-sol-transfer.yml",
            "~$001-sol-transfer.yml",
            "#001-sol-transfer.yml#",
            "001-sol-transfer.yml~",
            "001-sol-transfer.yml.swp",
            "._001-sol-transfer.solutions.yml",
            "README.md");
    for (String name : foreign) {
      Files.copy(Path.of("001-sol-transfer.yml"), folder.resolve(name));
    }
    Files.createSymbolicLink(folder.resolve(".#001-sol-transfer.yml"), Path.of("me@host.1:2"));
    Files.createDirectory(folder.resolve("folder.yml"));
    Files.copy(Path.of("001-sol-transfer.yml"), folder.resolve("001-sol-transfer.yml"));
    Files.copy(Path.of("002-spl-transfer.yml"), folder.resolve("überweisung.YML"));

    BenchmarkFolder suite = BenchmarkFolder.scan(folder);

    assertThat(suite.rejected()).isEmpty();
    assertThat(suite.benchmarks())
        .extracting(file -> file.id() + " " + file.file().getFileName())
        .containsExactly(
            "001-sol-transfer 001-sol-transfer.yml", "002-spl-transfer überweisung.YML");
  }

  @Test
  void copyOfAFile_doesNotTakeItsId(@TempDir Path folder) throws IOException {
    for (String name : List.of("001-sol-transfer copy.yml", "001-sol-transfer.yml")) {
      Files.copy(Path.of("001-sol-transfer.yml"), folder.resolve(name));
    }

    assertThat(BenchmarkFolder.scan(folder).find("001-sol-transfer"))
        .get()
        .extracting(SuiteFile::file)
        .isEqualTo(folder.resolve("001-sol-transfer.yml"));
  }

  @Test
  void solutions_areFoundInAnyCase(@TempDir Path folder) throws IOException {
    Path benchmark = Files.createFile(folder.resolve("über.YML"));
    Path solutions = Files.createFile(folder.resolve("über.solutions.yaml"));

    assertThat(SolutionsFile.beside(benchmark)).contains(solutions);
    assertThat(SolutionsFile.benchmarkOf(solutions)).contains(benchmark);
  }
}
