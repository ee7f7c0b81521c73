package dev.reev.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "No space left on device, 0, 1",
    "No space left on device, 2, 2",
    "No space left on device, 100, 100",
    // The reader closed the pipe.
    "Broken pipe, 0, 0"
  })
  void outputThatIsLost_isNoSuccess(String reason, int ofCommand, int expected) {
    assertThat(exitCode(reason, ofCommand)).isEqualTo(expected);
  }

  @Test
  void whatWasLost_isSaidInOneLine() {
    exitCode("No space left on device", 0);

    assertThat(err.toString().lines())
        .containsExactly("reev: standard output cannot be written: No space left on device");
  }

  private int exitCode(String reason, int ofCommand) {
    StandardOutput output =
        StandardOutput.on(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException(reason);
              }
            });
    output.writer().print("result");
    return output.exitCode(ofCommand, new PrintWriter(err));
  }
}
