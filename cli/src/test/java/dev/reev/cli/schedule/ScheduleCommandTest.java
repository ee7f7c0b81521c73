package dev.reev.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import dev.reev.cli.fake.ScriptedApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScheduleCommandTest {

  private static final String PATH = "/api/v1/schedules/nightly";
  private static final String VIEW =
      """
      {"id":"nightly","name":"nightly","cron":"0 3 * * *","interval_seconds":null,
       "timezone":"Europe/Berlin","paused":false,"note":"mine","sync":{"state":"pending"},
       "next_times":["2026-12-01T02:00:00Z"],"counts":{"started":3,"missed":0,"skipped":1}}""";

  private final Path home;
  private final ScriptedApi api = new ScriptedApi();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();

  ScheduleCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
    environment.put("REEV_ROOT", home.toString());
    environment.put("REEV_HOME", home.resolve("data").toString());
    environment.put("REEV_URL", api.url());
    api.on("POST /api/v1/schedules", "201 " + VIEW);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private int schedule(String... arguments) {
    CommandLine line = ReevCommand.commandLine(new ScheduleCommand(environment));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private JsonNode sent() {
    return new JsonMapper().readTree(api.received("POST /api/v1/schedules").body());
  }

  @Test
  void create_sendsTimesSuiteAndWatch() {
    assertThat(
            schedule(
                "create",
                "nightly",
                "3*",
                "--agent=local",
                "--repeats=5",
                "--cron=0 3 * * *",
                "--timezone=Europe/Berlin",
                "--jitter=2m",
                "--watch",
                "--control=deterministic"))
        .isZero();

    assertThat(sent())
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"name":"nightly","cron":"0 3 * * *","timezone":"Europe/Berlin",
                     "jitter_seconds":120,"suite":{"name":"nightly","benchmarks":["3*"],
                     "tags":[],"agents":["local"],"repeats":5,"labels":{}},
                     "watch":{"control":{"agent":"deterministic"}}}"""));
    assertThat(out.toString())
        .contains("nightly  '0 3 * * *' Europe/Berlin  active, pending", "next  2026-12-01");
  }

  @Test
  void create_takesTheSecretFromTheEnvironmentOnly() {
    assertThat(schedule("create", "n", "3*", "--every=6h", "--webhook=https://x.example/h"))
        .isEqualTo(2);
    environment.put("REEV_WEBHOOK_SECRET", "whsec_x");
    assertThat(schedule("create", "n", "3*", "--every=6h", "--webhook=https://x.example/h"))
        .isZero();
    assertThat(sent().path("interval_seconds").asInt()).isEqualTo(21_600);
    assertThat(sent().at("/webhook/secret").asString()).isEqualTo("whsec_x");
    assertThat(out.toString() + err).doesNotContain("whsec_x");
  }

  @Test
  void create_fromAFile_sendsItUnderTheName() throws IOException {
    Path file = Files.writeString(home.resolve("s.json"), "{\"cron\":\"* * * * *\",\"x\":1}");
    assertThat(schedule("create", "n", "--file=" + file)).isZero();
    assertThat(sent().toString()).isEqualTo("{\"cron\":\"* * * * *\",\"x\":1,\"name\":\"n\"}");
    assertThat(schedule("create", "n", "--file=" + file, "--every=6h")).isEqualTo(2);
    assertThat(schedule("create", "n", "3*", "--file=" + file)).isEqualTo(2);
    assertThat(schedule("create", "n", "--file=" + home.resolve("none"))).isEqualTo(2);
    assertThat(err.toString()).contains("--file holds all but the name", "there is no file");
    err.getBuffer().setLength(0);
    Files.writeString(file, "{");
    assertThat(schedule("create", "n", "--file=" + file)).isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  @Test
  void create_withoutTimes_exits2() {
    assertThat(schedule("create", "n", "3*")).isEqualTo(2);
    assertThat(schedule("create", "n", "3*", "--every=often")).isEqualTo(2);
    assertThat(err.toString()).contains("either --cron or --every", "such as 90s, 10m, 6h or 7d");
  }

  @Test
  void list_andShow_areReadable() {
    api.on("GET /api/v1/schedules", "{\"schedules\":[" + VIEW + "]}")
        .on("GET " + PATH, VIEW)
        .on(
            "GET " + PATH + "/ticks",
            "{\"ticks\":[{\"scheduled_at\":\"2026-11-30T02:00:00Z\",\"state\":\"ended\","
                + "\"decision\":\"regression\",\"suite\":\"s-1\",\"reason\":\"confirmed\"}]}");
    assertThat(schedule("list")).isZero();
    assertThat(out.toString()).contains("nightly  '0 3 * * *' Europe/Berlin  active, pending");
    assertThat(schedule("show", "nightly")).isZero();
    assertThat(out.toString())
        .contains("2026-11-30 02:00:00 UTC  ended  regression  s-1    confirmed");
    out.getBuffer().setLength(0);
    assertThat(schedule("show", "nightly", "--json")).isZero();
    assertThat(new JsonMapper().readTree(out.toString()).path("id").asString())
        .isEqualTo("nightly");
  }

  @Test
  void moves_arePassedOn() {
    for (String move : new String[] {"pause", "resume", "trigger", "backfill"}) {
      api.on("POST " + PATH + "/" + move, VIEW);
    }
    api.on("DELETE " + PATH, "200 {}");
    assertThat(schedule("pause", "nightly", "--note=holidays")).isZero();
    assertThat(api.received("POST " + PATH + "/pause").body()).isEqualTo("{\"note\":\"holidays\"}");
    assertThat(schedule("resume", "nightly")).isZero();
    assertThat(schedule("trigger", "nightly")).isZero();
    assertThat(api.received("POST " + PATH + "/trigger").key()).isNotEmpty();
    assertThat(
            schedule(
                "backfill", "nightly", "--from=2026-01-01T00:00:00Z", "--to=2026-01-02T00:00:00Z"))
        .isZero();
    assertThat(api.received("POST " + PATH + "/backfill").body())
        .isEqualTo("{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}");
    assertThat(schedule("delete", "nightly")).isZero();
    out.getBuffer().setLength(0);
    assertThat(schedule("delete", "nightly", "--json")).isZero();
    assertThat(out.toString()).isEqualTo("{\"name\":\"nightly\",\"deleted\":true}\n");
    assertThat(schedule("delete", "other")).isEqualTo(2);
  }
}
