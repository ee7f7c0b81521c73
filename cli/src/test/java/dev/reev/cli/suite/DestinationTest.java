package dev.reev.cli.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DestinationTest {

  private static final String TEXT = "<testsuites name=\"ü\"/>\n";

  private final StringWriter out = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
  void standardOutput_isWrittenByWhicheverName(String name) throws IOException {
    fill(Path.of(name));

    assertThat(out.toString()).isEqualTo(TEXT);
    assertThat(Path.of("-")).doesNotExist();
    if (!name.equals("-")) {
      assertThat(Files.isRegularFile(Path.of(name), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
  }

  @Test
  void aLinkThatLeadsNowhere_isRefusedBeforehand() throws IOException {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop.getFileName());
    Path lost = Files.createSymbolicLink(folder.resolve("lost"), folder.resolve("no/where.xml"));
    Path fresh = Files.createSymbolicLink(folder.resolve("fresh"), folder.resolve("there.xml"));

    for (Path link : List.of(loop, lost)) {
      assertThatThrownBy(() -> new Destination(link).require("--junit"))
          .hasMessage("--junit: " + link + " is a link that leads nowhere.");
    }
    new Destination(fresh).require("--junit");
  }

  @Test
  void newFile_isThereWhenItIsWhole() throws IOException {
    Path file = folder.resolve("out.xml");

    new Destination(file)
        .fill(
            part -> {
              assertThat(file).doesNotExist();
              Files.writeString(part, TEXT);
            },
            new PrintWriter(out));

    assertThat(file).hasContent(TEXT);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void link_staysAndItsFileIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "something longer than what comes now");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

    fill(link);

    assertThat(link).isSymbolicLink();
    assertThat(file).isRegularFile().hasContent(TEXT);
  }

  @Test
  void linkToNothing_makesItsFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

    fill(link);

    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("file")).hasContent(TEXT);
  }

  @Test
  void pipe_isWrittenAndStaysAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();

    fill(pipe);

    assertThat(new String(reader.getInputStream().readAllBytes(), UTF_8)).isEqualTo(TEXT);
    assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void fullDisk_isAFailure() {
    assumeTrue(Files.exists(Path.of("/dev/full")));

    assertThatThrownBy(() -> fill(Path.of("/dev/full")))
        .isInstanceOfSatisfying(
            ReevFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(1))
        .hasMessageContaining("/dev/full cannot be written");
    assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
  }

  @Test
  void whatCannotBeWrittenTo_isRefusedBefore() {
    assertThatThrownBy(() -> new Destination(folder).require("--junit"))
        .hasMessage("--junit: " + folder + " is a folder.");
    assertThatThrownBy(() -> new Destination(folder.resolve("no/out.xml")).require("--junit"))
        .hasMessage("--junit: " + folder.resolve("no") + " is no folder that can be written to.");
    assertThatCode(() -> new Destination(Path.of("/dev/null")).require("--junit"))
        .doesNotThrowAnyException();
  }

  private void fill(Path given) throws IOException {
    new Destination(given).fill(part -> Files.writeString(part, TEXT), new PrintWriter(out));
  }
}
