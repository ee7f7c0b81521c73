package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code broken/} has one fault; its first line holds the expected message. */
class BrokenBenchmarksTest {

  private static final Path FOLDER = Path.of("src/test/resources/broken");
  private static final String EXPECT = "# expect: ";

  @ParameterizedTest
  @MethodSource("files")
  void brokenFile_isToldWithItsPlaceInOneLine(Path file) throws IOException {
    String firstLine;
    try (Stream<String> lines = Files.lines(file)) {
      firstLine = lines.findFirst().orElse("");
    }
    assertThat(firstLine).startsWith(EXPECT);
    CheckedBenchmark checked = BenchmarkReader.check(file);
    String name = file.getFileName().toString();
    assertThat(checked.parsed()).isNull();
    assertThat(checked.errors())
        .extracting(problem -> problem.in(name))
        .containsExactly(name + ":" + firstLine.substring(EXPECT.length()));
  }

  @Test
  void brokenFiles_areAtLeastThirty() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(30);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }
}
