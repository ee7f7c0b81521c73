package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.BenchmarkSuite.SuiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkSuiteTest {

  @Test
  void scan_ofOurOwnSuite_findsEveryBenchmarkWithoutAWarning() throws IOException {
    BenchmarkSuite suite = BenchmarkSuite.scan(Path.of("."));
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
    assertThat(BenchmarkSuite.scan(Path.of(".")).benchmarks())
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
    BenchmarkSuite suite = BenchmarkSuite.scan(folder);
    assertThat(suite.benchmarks()).hasSize(1);
    assertThat(suite.find("001-sol-transfer")).isPresent();
    assertThat(suite.find("c")).isEmpty();
    assertThat(suite.rejected())
        .extracting(file -> file.file().getFileName().toString())
        .containsExactly("b.yaml", "c.yml");
  }
}
