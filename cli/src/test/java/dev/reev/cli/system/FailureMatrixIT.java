package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/failure-matrix.md names a test for each promise: each of these tests must exist. */
class FailureMatrixIT {

  private static final Path ROOT = Path.of(System.getProperty("reev.root"));

  /** Matches names like {@code RunnerHostContract.aRunnerThatFinishedUnwatched_isHarvested}. */
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z]\\w+(?:IT|Test|Contract))(?:\\.(\\w+))?`");

  @Test
  void everyTestThatIsNamed_exists() throws Exception {
    Map<String, String> sources = testSources();
    var named = NAMED.matcher(Files.readString(ROOT.resolve("docs/failure-matrix.md")));
    int found = 0;
    while (named.find()) {
      String method = named.group(2);
      assertThat(sources).containsKey(named.group(1));
      if (method != null) {
        assertThat(sources.get(named.group(1))).as(named.group()).contains(" " + method + "(");
      }
      found++;
    }
    assertThat(found).isGreaterThan(20);
  }

  private static Map<String, String> testSources() throws Exception {
    Map<String, String> sources = new HashMap<>();
    List<Path> folders;
    try (Stream<Path> modules = Files.list(ROOT)) {
      folders =
          modules
              .map(module -> module.resolve("src/test/java"))
              .filter(Files::isDirectory)
              .toList();
    }
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString();
          sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
        }
      }
    }
    return sources;
  }
}
