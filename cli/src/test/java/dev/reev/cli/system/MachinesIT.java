package dev.reev.cli.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.cli.system.ReevStack.Ended;
import dev.reev.cli.system.ReevStack.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Reev on unusual machines. A start costs some ten seconds, so each stack meets many oddities at
 * the same time.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class MachinesIT {

  private static final String BENCHMARK = "001-sol-transfer";

  /** Characters with a special meaning to shells, URLs, SQLite, printf or ASCII. */
  private static final String ODD = "größer als 100% #1?";

  /** A user id without an account. */
  private static final String NAMELESS = "48151623";

  private static final String LATER_THAN_16 = "JAVA_VERSION=\"(1[7-9]|[2-9]\\d)\\D.*";

  private Path made = Path.of("/tmp");
  private Path folder = made;

  @BeforeEach
  void makeFolder() throws IOException {
    // Not JUnit's own folder, which only its user may enter.
    made = Files.createTempDirectory("reev-machines");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder = Files.createDirectory(made.resolve(ODD));
  }

  @AfterEach
  void removeFolder() throws Exception {
    assertThat(command("rm", "-rf", made.toString())).isZero();
  }

  @Test
  void asciiLocale_oddPaths_noHome_variablesOfOthers() throws Exception {
    Path benchmarks = Files.createDirectory(folder.resolve("benchmarks " + ODD));
    Path file = ReevStack.ROOT.resolve("benchmarks/" + BENCHMARK + ".yml");
    Files.copy(file, benchmarks.resolve("Überweisung #1.YML"));
    Files.copy(file, benchmarks.resolve("._Überweisung #1.YML"));
    Files.copy(file, benchmarks.resolve(".#" + BENCHMARK + ".yml"));
    try (ReevStack stack = oddStack(benchmarks)) {
      Ready ready = stack.up();
      Ended run = stack.run("run", BENCHMARK, "--agent", "deterministic", "--json");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.json().path("score").asDouble()).isEqualTo(1);
      Path temporal = stack.home().resolve("temporal");
      assertThat(temporal.resolve("temporal.db")).isNotEmptyFile();
      try (Stream<Path> beside = Files.list(made)) {
        assertThat(beside).containsExactly(folder);
      }

      kill(stack.upProcess().toHandle());
      kill(ProcessHandle.of(ready.pid()).orElseThrow());
      List<ProcessHandle> orphans = Processes.of("postgres", stack.home().toString());
      assertThat(orphans).hasSize(1);
      Ready again = stack.up();

      assertThat(orphans.get(0).isAlive()).isFalse();
      assertThat(Processes.of("postgres", stack.home().toString())).hasSize(1);
      JsonNode runs = stack.get(again, "runs");
      assertThat(runs.path("data")).hasSize(1);
      assertThat(stack.with("REEV_URL", again.api()).run("list").out())
          .contains(BENCHMARK, "passed");
    }
  }

  private ReevStack oddStack(Path benchmarks) throws IOException {
    return new ReevStack(folder)
        .with("REEV_BENCHMARKS_DIR", benchmarks.toString())
        .with("LC_ALL", "C")
        .with("LANG", "hi_IN")
        .with("TZ", "Asia/Kathmandu")
        .with(
            "JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab")
        .without("HOME")
        .with("PATH", temporal().getParent() + ":" + System.getenv("PATH"))
        // Variables of other programs.
        .with("SERVER_PORT", "1")
        .with("DEBUG", "true")
        .with("SPRING_PROFILES_ACTIVE", "production")
        .with("SPRING_MAIN_WEB_APPLICATION_TYPE", "none")
        .with("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
        .with("OTEL_SDK_DISABLED", "perhaps")
        .with("HTTPS_PROXY", "http://127.0.0.1:1")
        .with("http_proxy", "http://127.0.0.1:1")
        .with("REEV_PORT", "tcp://10.0.0.1:3001")
        .with("POSTGRES_PORT", "tcp://10.0.0.1:5432")
        .with("PGPORT", "1")
        .with("PGDATA", "/nowhere")
        .with("NODE_OPTIONS", "--require /nowhere.js");
  }

  @Test
  void namelessUser_readOnlyHome_oddCheckout_strictUmask_otherJava() throws Exception {
    assumeTrue(
        command("sh", "-c", "test \"$(id -u)\" = 0 && command -v setpriv && command -v bwrap")
            == 0);
    Path checkout = copyOfTheCheckout();
    Path home = Files.createDirectory(folder.resolve("read-only"));
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(command("chown", NAMELESS, data.toString())).isZero();
    List<String> launcher =
        List.of(
            "setpriv",
            "--reuid=" + NAMELESS,
            "--regid=" + NAMELESS,
            "--clear-groups",
            "--",
            "sh",
            "-c",
            "umask 0777; exec \"$@\"",
            "sh",
            checkout.resolve("reev").toString());
    try (ReevStack stack =
        new ReevStack(data)
            .by(launcher)
            .with("REEV_SESSION_LOG_PATH", data.resolve("sessions").toString())
            .with("HOME", home.toString())
            .with("REEV_USE_RELEASE", "true")
            .with("PATH", checkout.resolve("bin") + ":" + System.getenv("PATH"))
            .with("TZ", "Nowhere/Land")
            .with("JAVA_TOOL_OPTIONS", "-Duser.language=th -Duser.extensions=u-nu-thai")) {
      anotherJava().ifPresent(java -> stack.with("JAVA_HOME", java.toString()));
      stack.up();
      Ended run = stack.run("run", BENCHMARK, "--agent", "deterministic", "--json");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.json().path("score").asDouble()).isEqualTo(1);
      assertThat(run.err()).doesNotContain("[cds]", "shared archive");
      assertThat(home).isEmptyDirectory();
    }
  }

  /** Copies the build results that a start needs. */
  private Path copyOfTheCheckout() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("checkout " + ODD));
    for (String part :
        List.of(
            "reev",
            "benchmarks",
            "ledger",
            "runner",
            "temporal-dev",
            "api/target/reev-api.jar",
            "api/target/reev-api",
            "api/target/reev-api.jsa",
            "cli/target/reev-cli.jar",
            "cli/target/reev-cli.jsa")) {
      Path target = copy.resolve(part);
      Files.createDirectories(target.getParent());
      assertThat(command("cp", "-rL", ReevStack.ROOT.resolve(part).toString(), target.toString()))
          .isZero();
    }
    assertThat(command("chmod", "-R", "a+rX", copy.toString())).isZero();
    Files.createDirectory(copy.resolve("bin"));
    Files.copy(temporal(), copy.resolve("bin/temporal"));
    assertThat(command("chmod", "755", copy.resolve("bin/temporal").toString())).isZero();
    return copy;
  }

  /** The installed Temporal server, because building one takes minutes. */
  private static Path temporal() throws IOException {
    Process process =
        new ProcessBuilder(
                ReevStack.ROOT.resolve("temporal-dev/temporal-server").toString(), "find")
            .start();
    return Path.of(new String(process.getInputStream().readAllBytes(), UTF_8).strip());
  }

  /** Another Java version, from the usual folder of the system. */
  private static Optional<Path> anotherJava() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    Path all = Path.of("/usr/lib/jvm");
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(all)) {
      try (Stream<Path> folders = Files.list(all)) {
        for (Path each : folders.filter(MachinesIT::isLaterThan16).toList()) {
          found.add(each.toRealPath());
        }
      }
    }
    return found.stream().filter(each -> !each.equals(own)).sorted().findFirst();
  }

  private static boolean isLaterThan16(Path java) {
    Path release = java.resolve("release");
    try {
      return Files.exists(java.resolve("bin/javac"))
          && Files.readString(release).lines().anyMatch(line -> line.matches(LATER_THAN_16));
    } catch (IOException e) {
      return false;
    }
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    Eventually.holds("end of a process", Duration.ofSeconds(10), () -> !process.isAlive());
  }

  private static int command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }
}
