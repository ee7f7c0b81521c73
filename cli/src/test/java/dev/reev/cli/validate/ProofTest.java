package dev.reev.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProofTest {

  @TempDir Path root;

  @Test
  void text_isShownAsTheRunnerPrintsIt_withItsExitCode() throws Exception {
    StringWriter out = new StringWriter();
    Proof proof = runner("echo \"$@\"; echo '1 survives'; exit 1");
    assertThat(proof.print(List.of(Path.of("a.yml"), Path.of("b")), new PrintWriter(out)))
        .isEqualTo(1);
    assertThat(out).hasToString("--prove a.yml b\n1 survives\n");
  }

  @Test
  void document_isHandedOn_withTheExitCode() throws Exception {
    List<JsonNode> documents = new ArrayList<>();
    Proof proof = runner("[ \"$2\" = --json ] && echo '{\"proved\":false}'; exit 1");
    assertThat(proof.document(List.of(Path.of("a.yml")), documents::add)).isEqualTo(1);
    assertThat(documents).singleElement().hasToString("{\"proved\":false}");
  }

  @Test
  void runnerThatBreaks_isNoDocument() throws Exception {
    Proof silent = runner("exit 1");
    assertThatThrownBy(() -> silent.document(List.of(Path.of("a.yml")), document -> {}))
        .isInstanceOf(ReevFailure.class)
        .hasMessage("The runner proved nothing.");
    Proof babbling = runner("echo oops");
    assertThatThrownBy(() -> babbling.document(List.of(Path.of("a.yml")), document -> {}))
        .isInstanceOf(ReevFailure.class)
        .hasMessage("The runner printed something that is no JSON.");
  }

  @Test
  void runnerThatIsNotThere_isNamed() {
    assertThatThrownBy(() -> Proof.byRunner(Map.of("REEV_ROOT", root.toString())))
        .isInstanceOf(ReevFailure.class)
        .hasMessage(
            "There is no runner " + root + "/runner/reev-runner, and only a runner can prove.");
  }

  private Proof runner(String script) throws IOException {
    Path folder = Files.createDirectories(root.resolve("runner"));
    Path file = Files.writeString(folder.resolve("reev-runner"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Proof.byRunner(Map.of("REEV_ROOT", root.toString()));
  }
}
