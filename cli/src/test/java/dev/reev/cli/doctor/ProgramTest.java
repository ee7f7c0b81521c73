package dev.reev.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramTest {

  @Test
  void parse_readsTheVersionsThatProgramsPrint() {
    assertThat(Program.parse("v20.20.2"))
        .hasValueSatisfying(v -> assertThat(v.atLeast(20, 0)).isTrue());
    assertThat(Program.parse("go version go1.19.8 linux/amd64"))
        .hasValueSatisfying(v -> assertThat(v.atLeast(1, 21)).isFalse());
    assertThat(Program.parse("Apache Maven 3.8.7"))
        .hasValueSatisfying(v -> assertThat(v.atLeast(3, 8)).isTrue());
    assertThat(Program.parse("none")).isEmpty();
  }

  @Test
  void version_ofAProgramThatIsNotThere_isEmpty() {
    assertThat(Program.version("no-such-program-here")).isEmpty();
  }
}
