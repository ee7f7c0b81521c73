package dev.reev.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ServerProcessIT {

  @TempDir private Path home;

  @Test
  void aWrongSetting_endsTheStartWithOneLineAndItsExitCode() throws Exception {
    Process server = ServerProcess.launch(home, Map.of("REEV_AGENT_LIMITS", "nobody=1"));

    List<String> log = server.inputReader(StandardCharsets.UTF_8).lines().toList();

    assertThat(server.waitFor()).isEqualTo(2);
    assertThat(log)
        .filteredOn(line -> line.contains("REEV_AGENT_LIMITS"))
        .singleElement()
        .asString()
        .contains(" ERROR ", "'nobody' is not an agent; allowed: deterministic, ");
    assertThat(log).noneMatch(line -> line.startsWith("\tat "));
  }

  /** As in a container: falling back to root would be the easy way. */
  @Test
  void rootThatMayMakeNoNamespace_startsNoDatabase_andIsToldWhatToDo(@TempDir Path programs)
      throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root needs one");
    Path unshare = programs.resolve("unshare");
    Files.writeString(
        unshare,
        "#!/bin/sh\necho 'unshare: unshare failed: Operation not permitted' >&2\nexit 1\n");
    assertThat(unshare.toFile().setExecutable(true)).isTrue();

    Process server =
        ServerProcess.launch(
            home, Map.of("PATH", programs + File.pathSeparator + System.getenv("PATH")));

    List<String> log = server.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(server.waitFor()).isEqualTo(2);
    assertThat(log)
        .filteredOn(line -> line.contains("PostgreSQL never runs as root"))
        .singleElement()
        .asString()
        .contains(" ERROR ", "Operation not permitted", "SPRING_DATASOURCE_URL");
    assertThat(log).noneMatch(line -> line.startsWith("\tat "));
    assertThat(home.resolve("postgres")).doesNotExist();
  }

  @Test
  void anAddressThatOthersReach_needsAnExplicitWord() throws Exception {
    Process refused = ServerProcess.launch(home, Map.of("REEV_BIND_ADDRESS", "0.0.0.0"));
    List<String> log = refused.inputReader(StandardCharsets.UTF_8).lines().toList();

    assertThat(refused.waitFor()).isEqualTo(2);
    assertThat(log)
        .filteredOn(line -> line.contains("REEV_BIND_ADDRESS"))
        .singleElement()
        .asString()
        .contains(" ERROR ", "REEV_ALLOW_OPEN=1");
    assertThat(log).noneMatch(line -> line.startsWith("\tat "));

    Process open =
        ServerProcess.launch(home, Map.of("REEV_BIND_ADDRESS", "0.0.0.0", "REEV_ALLOW_OPEN", "1"));
    try {
      List<String> lines =
          open.inputReader(StandardCharsets.UTF_8)
              .lines()
              .takeWhile(line -> !line.contains("API answers at"))
              .toList();
      assertThat(lines).anyMatch(line -> line.contains(" WARN ") && line.contains("0.0.0.0"));
    } finally {
      open.destroyForcibly();
    }
  }

  @Test
  void server_withoutTemporal_answers_andEndsWithItsParent() throws Exception {
    try (ServerProcess server = ServerProcess.start(home)) {
      assertThat(server.get("/api/v1/health").statusCode()).isEqualTo(200);
      assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(server.get("/actuator/env").statusCode()).isEqualTo(404);
      assertThat(server.get("/api/v1/benchmarks/a%2Fb/status/x").body())
          .contains("\"message\":\"execution 'x' of benchmark 'a/b' is not known\"");

      server.process().getOutputStream().close();

      assertThat(server.log()).noneMatch(line -> line.contains("ERROR"));
      assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.process().exitValue()).isZero();
      assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }
  }
}
