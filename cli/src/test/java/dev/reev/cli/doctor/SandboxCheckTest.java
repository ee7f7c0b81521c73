package dev.reev.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SandboxCheckTest {

  @Test
  void byItself_itIsBubblewrapWhereThatWorks() {
    assertThat(SandboxCheck.find("", () -> true)).isEqualTo(Finding.ok("sandbox", "bubblewrap"));
    Finding without = SandboxCheck.find("auto", () -> false);
    assertThat(without.ok()).isTrue();
    assertThat(without.detail()).startsWith("process: ");
  }

  @Test
  void whatIsAskedForAndDoesNotWork_isMissing() {
    assertThat(SandboxCheck.find("bubblewrap", () -> false).ok()).isFalse();
    assertThat(SandboxCheck.find("bubblewrap", () -> true).ok()).isTrue();
  }

  @Test
  void process_needsNoBubblewrap() {
    assertThat(SandboxCheck.find("process", () -> false).ok()).isTrue();
  }
}
