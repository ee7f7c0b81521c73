package dev.reev.activities.launch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.activities.sandbox.SandboxKind;
import dev.reev.activities.secret.AgentConfig;
import dev.reev.activities.secret.SealedConfigs;
import dev.reev.activities.secret.SecretBox;
import dev.reev.activities.session.SessionFiles;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.LaunchReport;
import dev.reev.workflows.run.LaunchRequest;
import dev.reev.workflows.run.OutputWindow;
import dev.reev.workflows.run.RunnerEnd;
import dev.reev.workflows.run.SessionReading;
import dev.reev.workflows.run.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A runner that discloses its key on every channel, and a worker that lets it out on none. */
@Timeout(60)
class SecretsOfARunIT {

  private static final Duration BEAT = Duration.ofMillis(50);

  /** A key that JSON has to escape. */
  private static final String KEY = "sk-\"quoted\"\\and/0123456789";

  private static final String ESCAPED = KEY.replace("\\", "\\\\").replace("\"", "\\\"");

  private static final String STARS = "*".repeat(KEY.length());

  @TempDir Path home;

  private final String id = UUID.randomUUID().toString();
  private final List<String> shownEvents = new ArrayList<>();
  private SealedConfigs configs = new SealedConfigs(SecretBox.of("", Path.of("none")));

  @BeforeEach
  void theApiMadeTheKey() throws Exception {
    SecretBox box = SecretBox.of("", home.resolve("secret-key"));
    box.prepare();
    configs = new SealedConfigs(box);
  }

  @Test
  void aDeliveredKey_reachesTheRunnerAndNothingThatIsStoredOrShown() throws Exception {
    RunnerHost host = host(configs, indiscreet());

    LaunchReport report = host.run(request(sealed()), BEAT, watcher());

    Path attempt = home.resolve("attempts/" + id + "/1");
    assertThat(attempt.resolve("work/seen")).hasContent(KEY);
    assertThat(report.evidence().stdoutTail()).isEqualTo("key " + STARS + "\n");
    assertThat(report.evidence().stderrTail()).matches("\\{\"key\":\"\\*+\"}\n");
    assertThat(shownEvents).anyMatch(text -> text.contains(STARS));
    assertClean(String.join("", shownEvents));
    assertClean(ReevJson.MAPPER.writeValueAsString(report));
    assertThat(decompressed(requireNonNull(report.output()).stdout().document().firstChunk()))
        .isEqualTo("key " + STARS + "\n");
    SessionReading reading =
        new SessionFiles(home).read(new SessionRequest(id, 1, "b", "local", false));
    assertClean(ReevJson.MAPPER.writeValueAsString(reading));
    String document = decompressed(reading.document().firstChunk());
    assertThat(document).contains("\"message\":\"no answer for " + STARS);
    assertThat(Sha256.hex(document.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(reading.document().sha256());
    assertThat(reading.document().sizeBytes()).isEqualTo(document.length());
    for (Path file :
        List.of(
            home.resolve("published/session_" + id + ".json"),
            home.resolve("published/enhanced_otel_" + id + ".jsonl"),
            attempt.resolve("journal.json"),
            attempt.resolve("work/argv"),
            attempt.resolve("stdout"),
            attempt.resolve("stderr"))) {
      assertThat(file).isRegularFile();
      assertClean(Files.readString(file));
    }
    assertThat(Files.getPosixFilePermissions(attempt))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aStoppedRun_leavesCleanFilesToo() throws Exception {
    RunnerHost host = host(configs, indiscreet().replace("sleep 1\n", "sleep 60\n"));
    var stop =
        new RecordingWatcher() {
          @Override
          public void alive(LaunchProgress progress) throws RunnerHost.StopRequestedException {
            super.alive(progress);
            if (!shownEvents.isEmpty()) {
              throw new RunnerHost.StopRequestedException(new IllegalStateException("stop"));
            }
          }
        };

    LaunchReport report = host.run(request(sealed()), BEAT, stop);

    assertThat(report.end()).isEqualTo(RunnerEnd.STOPPED);
    assertClean(ReevJson.MAPPER.writeValueAsString(report));
    assertClean(Files.readString(home.resolve("published/enhanced_otel_" + id + ".jsonl")));
    assertClean(Files.readString(home.resolve("attempts/" + id + "/1/stdout")));
  }

  @Test
  void aRunnerThatIsEndedWithoutItsWatcher_leavesCleanFilesToo() throws Exception {
    String talkative = indiscreet().replace("sleep 1\n", "sleep 60\n");
    Path attempt = home.resolve("attempts/" + id + "/1");
    launcher(configs, talkative).start(request(sealed()));
    while (!Files.exists(attempt.resolve("work/session_" + id + ".json"))) {
      Thread.sleep(20);
    }

    host(configs, talkative).end(id);

    for (String file :
        List.of("stdout", "stderr", "journal.json", "work/session_" + id + ".json")) {
      assertClean(Files.readString(attempt.resolve(file)));
    }
    assertThat(attempt.resolve("stdout")).hasContent("key " + STARS);
  }

  @Test
  void aWorkerWithoutTheRightKey_startsNothingAndSaysSoInOneLine() throws Exception {
    SecretBox other = SecretBox.of("", home.resolve("other-key"));
    other.prepare();
    RunnerHost host = host(new SealedConfigs(other), indiscreet());

    assertThatThrownBy(() -> host.run(request(sealed()), BEAT, watcher()))
        .isInstanceOf(RunnerNotStartedException.class)
        .hasMessage(
            "host host-a cannot open the config of agent local: it was sealed with another secret"
                + " key than this host has");
    assertThat(home.resolve("attempts")).doesNotExist();
  }

  @Test
  void aWorkerThatLostTheKey_endsTheRunnerItCannotMask() throws Exception {
    RunnerProcess running = launcher(configs, "sleep 60").start(request(sealed()));
    RunnerHost host = host(new SealedConfigs(SecretBox.of("", home.resolve("lost"))), indiscreet());

    assertThatThrownBy(() -> host.run(request(sealed()), BEAT, watcher()))
        .isInstanceOf(RunnerNotStartedException.class)
        .hasMessageContaining("there is no secret key at " + home.resolve("lost"));
    assertThat(running.isAlive()).isFalse();
  }

  @Test
  void theEventsOfARunWithoutSecrets_areLinkedWhileItRuns() throws Exception {
    host(configs, "echo '{}' >\"$REEV_ENHANCED_OTEL_FILE\"; sleep 1")
        .run(request(null), BEAT, watcher());

    assertThat(shownEvents).contains("{}\n");
  }

  private static void assertClean(String text) {
    assertThat(text).doesNotContain(KEY, ESCAPED, ESCAPED.replace("/", "\\/"), "0123456789");
  }

  /** Script of the runner, which runs in the directory of its attempt. */
  private String indiscreet() {
    String session =
        """
        {"schema_version":1,"session_id":"%s","benchmark_id":"b","agent_type":"local","start_time":1,
         "end_time":2,"pass_threshold":0.75,
         "failure":{"class":"agent_unavailable","message":"no answer for %s"}}"""
            .formatted(id, ESCAPED);
    return """
    printf '%%s' "$REEV_AGENT_API_KEY" >seen
    cat /proc/$$/cmdline /proc/$PPID/cmdline >argv
    printf 'key %%s\\n' "$REEV_AGENT_API_KEY"
    cat >&2 <<'END'
    {"key":"%s"}
    END
    cat >"$REEV_ENHANCED_OTEL_FILE" <<'END'
    {"session_id":"%s","event_type":"ToolInput","tool_input":{"tool_name":"%s"}}
    END
    cat >"$REEV_SESSION_LOG_PATH/session_$REEV_EXECUTION_ID.json" <<'END'
    %s
    END
    sleep 1
    exit 1"""
        .formatted(ESCAPED, id, ESCAPED.replace("/", "\\/"), session);
  }

  private String sealed() throws Exception {
    return configs.seal("local", new AgentConfig("http://127.0.0.1:1/v1", KEY, null));
  }

  private LaunchRequest request(@Nullable String sealedConfig) {
    return new LaunchRequest(
        id, 1, 1, "b", "id: b\n", "local", Duration.ofSeconds(50), sealedConfig);
  }

  private RunnerHost host(SealedConfigs worker, String script) throws IOException {
    return new RunnerHost(
        launcher(worker, script),
        new PublishedFiles(home.resolve("published")),
        Duration.ofMillis(500),
        TestSandboxes.DISK_BYTES,
        "host-a");
  }

  private RunnerLauncher launcher(SealedConfigs worker, String script) throws IOException {
    Path file = home.resolve("runner-" + UUID.randomUUID() + ".sh");
    Files.writeString(file, script + "\n");
    return new RunnerLauncher(
        home,
        "host-a",
        new RunnerCommand("/bin/sh " + file, home),
        RunnerClasses.of(home, "auto"),
        worker,
        TestSandboxes.of(SandboxKind.AUTO, home));
  }

  private RunnerHost.Watcher watcher() {
    return new RecordingWatcher();
  }

  private static String printed(LaunchProgress progress) {
    StringBuilder text = new StringBuilder(String.valueOf(progress.runner()));
    for (OutputWindow window : new OutputWindow[] {progress.stdout(), progress.stderr()}) {
      text.append(window == null ? "" : new String(window.bytes(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private static String decompressed(byte[] gzip) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Reads the published files, as users would. */
  private class RecordingWatcher implements RunnerHost.Watcher {

    @Override
    public void started(int attempt, long pid, Instant startedAt) {}

    @Override
    public void alive(LaunchProgress progress) throws RunnerHost.StopRequestedException {
      assertClean(printed(progress));
      try {
        shownEvents.add(Files.readString(home.resolve("published/enhanced_otel_" + id + ".jsonl")));
      } catch (NoSuchFileException notYet) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
