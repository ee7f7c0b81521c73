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
        .contains("nightly  '0 3 * * *' Europe/Berlin  active, pending", "next     2026-12-01")
        .contains("page     " + api.url() + "/schedules/nightly\n");
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
    api.on("GET /api/v1/schedules", "{\"data\":[" + VIEW + "]}")
        .on("GET " + PATH, VIEW)
        .on(
            "GET " + PATH + "/ticks",
            "{\"data\":[{\"id\":\"t-1\",\"scheduled_at\":\"2026-11-30T02:00:00Z\",\"state\":\"ended\","
                + "\"decision\":\"regression\",\"suite_id\":\"s-1\",\"reason\":\"confirmed\"}]}");
    assertThat(schedule("list")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            name     state            verdict  regressed since (UTC)  next (UTC)
            nightly  active, pending  -        -                      2026-12-01 02:00
            """);
    assertThat(schedule("list", "--wide")).isZero();
    assertThat(out.toString()).contains("nightly  '0 3 * * *' Europe/Berlin  active, pending");
    assertThat(schedule("show", "nightly")).isZero();
    assertThat(out.toString()).contains("t-1   2026-11-30 02:00  regression  s-1    confirmed");
    out.getBuffer().setLength(0);
    assertThat(schedule("show", "nightly", "--json")).isZero();
    assertThat(new JsonMapper().readTree(out.toString()).path("id").asString())
        .isEqualTo("nightly");
  }

  @Test
  void regressionThatStands_isSeenThroughAVerdictThatCouldNotBeHad() {
    String regressed =
        VIEW.replace(
            "\"counts\"",
            """
            "verdict":{"tick_id":"t-9","decision":"indecisive","scheduled_at":"2026-11-30T02:00:00Z",
             "regression":{"first_bad_tick_id":"t-7","since":"2026-11-28T02:00:00Z",
             "regressed":["local","glm"],"reason":"3 of 8 benchmarks are worse",
             "suspects":["local: model was small, is large"]}},"counts\"""");
    api.on("GET /api/v1/schedules", "{\"data\":[" + regressed + "]}")
        .on("GET " + PATH, regressed)
        .on("GET " + PATH + "/ticks", "{\"data\":[]}");
    assertThat(schedule("list")).isZero();
    assertThat(out.toString())
        .contains("nightly  active, pending  indecisive  2026-11-28 02:00       2026-12-01 02:00");
    assertThat(schedule("show", "nightly")).isZero();
    assertThat(out.toString())
        .contains("verdict  indecisive  2026-11-30 02:00:00 UTC  tick t-9\n")
        .contains(
            "worse    local, glm regressed since 2026-11-28 02:00:00 UTC: 3 of 8 benchmarks are"
                + " worse\n")
        .contains("changed  local: model was small, is large\n");
    environment.put("REEV_TERMINALS", "1");
    environment.put("TERM", "xterm");
    assertThat(schedule("list")).isZero();
    assertThat(out.toString()).contains("\u001b[31mindecisive\u001b[0m");
  }

  @Test
  void edit_sendsWhatIsGivenOnly() {
    api.on("PATCH " + PATH, VIEW);
    assertThat(
            schedule(
                "edit",
                "nightly",
                "4*",
                "--cron=30 4 * * *",
                "--repeats=20",
                "--no-watch",
                "--note="))
        .as(err.toString())
        .isZero();
    assertThat(api.received("PATCH " + PATH).body())
        .isEqualTo(
            "{\"cron\":\"30 4 * * *\",\"note\":null,\"suite\":{\"benchmarks\":[\"4*\"],\"repeats\":20},"
                + "\"watch\":null}");
    assertThat(out.toString()).contains("page     " + api.url() + "/schedules/nightly\n");
    assertThat(schedule("edit", "nightly", "--min-coverage=0.9", "--label=team=core")).isZero();
    assertThat(api.received("PATCH " + PATH).body())
        .isEqualTo("{\"suite\":{\"labels\":{\"team\":\"core\"}},\"watch\":{\"min_coverage\":0.9}}");
    assertThat(schedule("edit", "nightly", "--json", "--every=6h")).isZero();
  }

  @Test
  void edit_refusesWhatChangesNothingOrContradictsItself() {
    assertThat(schedule("edit", "nightly")).isEqualTo(2);
    assertThat(schedule("edit", "nightly", "--watch", "--no-watch")).isEqualTo(2);
    assertThat(schedule("edit", "nightly", "--file=x", "--every=6h")).isEqualTo(2);
    assertThat(api.received()).isEmpty();
    assertThat(err.toString())
        .contains("nothing is to change", "--no-watch takes away", "--file holds all but the name");
    api.on("PATCH " + PATH, "400 {\"message\":\"cron must have five fields\"}");
    assertThat(schedule("edit", "nightly", "--cron=x")).isEqualTo(2);
    assertThat(err.toString()).endsWith("reev: cron must have five fields\n");
  }

  @Test
  void tick_isShownWithWhatItsVerdictRestsOn() {
    String id = "3f2a91c0-1111-4222-8333-444444444444";
    api.on("GET /api/v1/schedules", "{\"data\":[" + VIEW + "]}")
        .on("GET " + PATH + "/ticks", "{\"data\":[{\"id\":\"" + id + "\"}]}")
        .on(
            "GET /api/v1/ticks/" + id,
            """
            {"tick":{"id":"%s","schedule_id":"nightly","scheduled_at":"2026-11-30T02:00:00Z",
              "state":"ended","decision":"still_regressed","reason":"worse than the baseline",
              "regressed":["local"],"suite_id":"s-1","baseline_suite_id":"s-0","first_bad_tick_id":"t-7",
              "changes":[{"note":"local: model was small, is large"}]},
             "judgements":[{"round":0,"decision":null,"reason":"suspicion","confirmation_suite_id":"s-2"}],
             "notification":{"attempts":3,"delivered_at":null,"error":"it answered 500"}}"""
                .formatted(id));
    for (String word : new String[] {"nightly", "3f2a", id}) {
      out.getBuffer().setLength(0);
      assertThat(tick("show", word)).as(err.toString()).isZero();
      assertThat(out.toString())
          .startsWith("nightly  2026-11-30 02:00:00 UTC  still regressed\n")
          .contains("worse    local\n", "changed  local: model was small, is large\n")
          .contains("webhook  not told after 3 attempts: it answered 500\n")
          .contains("page     " + api.url() + "/ticks/" + id + "\n")
          .contains("0      -         s-2               suspicion\n");
    }
    assertThat(tick("show", "4444")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no tick '4444'");
  }

  private int tick(String... arguments) {
    CommandLine line = ReevCommand.commandLine(new TickCommand(environment));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
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
