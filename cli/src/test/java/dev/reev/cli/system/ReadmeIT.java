package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands in the README must work as they are written there. */
@Timeout(300)
class ReadmeIT {

  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

  @TempDir Path folder;

  @Test
  void everyReevCommand_works() throws Exception {
    // The commands name benchmarks and the runner (which needs its ledger) relative to the
    // checkout.
    for (String part : List.of("benchmarks", "runner", "ledger")) {
      Files.createSymbolicLink(folder.resolve(part), ReevStack.ROOT.resolve(part).normalize());
    }
    List<String> commands = commands().filter(line -> line.startsWith("./reev ")).toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(4);

    try (ReevStack stack = new ReevStack(folder)) {
      stack.up();
      for (String command : commands) {
        String[] words = command.split(" ", -1);
        ReevStack.Ended ended = stack.run(Arrays.copyOfRange(words, 1, words.length));
        assertThat(ended.exitCode()).as(command + "\n" + ended.err()).isZero();
      }
    }
  }

  @Test
  void theTestCommand_isTheOneThatContinuousIntegrationRuns() throws Exception {
    assertThat(commands()).contains("mvn verify");
    assertThat(Files.readString(ReevStack.ROOT.resolve(".ci/run"))).contains("mvn -B -ntp verify");
  }

  @Test
  void everyLinkedFile_exists() throws Exception {
    Matcher links = LINK.matcher(readme());
    assertThat(links.results().map(link -> link.group(1)).toList())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ReevStack.ROOT.resolve(link)).exists());
  }

  private static Stream<String> commands() throws IOException {
    return SHELL_BLOCK
        .matcher(readme())
        .results()
        .flatMap(block -> block.group(1).lines())
        .map(String::strip);
  }

  private static String readme() throws IOException {
    return Files.readString(ReevStack.ROOT.resolve("README.md"));
  }
}
