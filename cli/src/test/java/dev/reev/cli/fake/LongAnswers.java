package dev.reev.cli.fake;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers of the API with long values wherever values can be long: ids, names of agents, benchmarks
 * and suites, labels, reasons. They include colour codes, wide characters and control characters of
 * terminals.
 */
public final class LongAnswers {

  public static final String RUN = "3f2a91c0-1111-4222-8333-444444444444";
  public static final String SUITE = "77770000-1111-4222-8333-444444444444";
  public static final String BASE = "88880000-1111-4222-8333-444444444444";
  public static final String TICK = "99990000-1111-4222-8333-444444444444";
  public static final String SET = "aaaa0000-1111-4222-8333-444444444444";
  public static final String BENCHMARK =
      "900-a-benchmark-with-a-name-that-somebody-wrote-out-in-full-and-then-some-more";
  public static final String AGENT =
      "a-model-of-a-provider-2026-01-31-preview-thinking-high_with_tools/and.more";
  public static final String NAME = "nightly-of-all-benchmarks-on-the-main-branch-after-each-merge";

  private static final String REASON =
      "expected the balance of FRIEND to be 100000000 \\u001b[2J\\r, got \u8d44\u91d1\u4e0d\u8db3 \ud83d\ude80"
          + " https://example.com/a/very/long/address/without/any/blank/in/it?and=more&of=that";
  private static final String TIME = "2026-01-31T12:00:00Z";

  private LongAnswers() {}

  /** Scripts every route that a command calls. */
  public static void on(ScriptedApi api) {
    runs(api);
    suites(api);
    schedules(api);
    api.on("GET /api/v1/agents", "[\"" + AGENT + "\",\"deterministic\"]")
        .on(
            "GET /api/v1/agent-performance",
            "[{\"agent_type\":\"%s\",\"total_benchmarks\":123456789,\"average_score\":0.5,"
                    .formatted(AGENT)
                + "\"success_rate\":0.25}]")
        .on(
            "GET /api/v1/benchmarks",
            "[{\"id\":\"%s\",\"description\":\"%s\",\"tags\":[\"one\",\"two\"]}]"
                .formatted(BENCHMARK, REASON))
        .on("POST /api/v1/suites/" + SUITE + "/scores", "202 " + scores())
        .on("GET /api/v1/suites/" + SUITE + "/scores", "{}")
        .on("GET /api/v1/scores/" + SET, scores());
  }

  private static void runs(ScriptedApi api) {
    String check =
        """
        {"id":"%s","kind":"a-kind-of-check","weight":1.5,"critical":true,"expected":"%s",
         "actual":"%s","points":0,"holds":false,"harm":true,"reason":"%s"}"""
            .formatted(BENCHMARK, REASON, REASON, REASON);
    String run =
        """
        {"id":"%s","benchmark_id":"%s","agent":"%s","state":"Completed","score":0.25,"passed":false,
         "harm":true,"unconfined":true,"suite":"%s","labels":{"%s":"%s"},"created_at":"%s",
         "provenance":{"model":"%s"},"failed_checks":{"n":1,"of":2,"first":[%s]}}"""
            .formatted(RUN, BENCHMARK, AGENT, NAME, NAME, REASON, TIME, AGENT, check);
    String broken =
        """
        {"id":"%s","benchmark_id":"b","agent":"a","state":"TimedOut","created_at":"%s",
         "failure":{"type":"runner_crashed","message":"%s"}}"""
            .formatted(BASE, TIME, REASON);
    api.on("GET /api/v1/runs", "{\"data\":[" + run + "," + broken + "]}")
        .on("POST /api/v1/runs", "202 " + run)
        .on("POST /api/v1/runs/" + RUN + "/cancel", "202 " + run)
        .on("GET /api/v1/runs/" + RUN, run)
        .on("GET /api/v1/runs/" + RUN + "/checks", "{\"data\":[" + check + "]}")
        .on("GET /api/v1/runs/" + RUN + "/logs", "a line\n")
        .on("GET /api/v1/runs/" + RUN + "/trace", "step 1")
        .on("GET /api/v1/benchmarks/" + BENCHMARK + "/status/" + RUN, run);
  }

  private static void suites(ScriptedApi api) {
    String suite =
        """
        {"id":"%s","name":"%s","state":"Completed","paused":false,"total":130000,"passed":129999,
         "counts":{"completed":130000,"running":0},"mean_score":0.875,"progress":100,
         "created_at":"%s"}"""
            .formatted(SUITE, NAME, TIME);
    String row =
        """
        {"agent":"%s","benchmark_id":"%s","coverage":{"n":130000,"of":130000},"mean_score":0.875,
         "mean_interval":{"low":0.7,"high":1.0},"pass_rate":0.75,
         "pass_interval":{"low":0.3,"high":1}}"""
            .formatted(AGENT, BENCHMARK);
    String path = "/api/v1/suites/" + SUITE;
    api.on("GET /api/v1/suites", "{\"data\":[" + suite + "]}")
        .on("POST /api/v1/suites", "202 " + suite)
        .on("GET " + path, suite)
        .on(
            "GET " + path + "/statistics",
            "{\"agents\":[" + row + "],\"benchmarks\":[" + row + "]}")
        .on(
            "GET " + path + "/items",
            """
            {"data":[{"benchmark_id":"%s","agent":"%s","repeat":1000,
             "failure":{"type":"runner_crashed","message":"%s"}}]}"""
                .formatted(BENCHMARK, AGENT, REASON))
        .on("GET " + path + "/export", "run,score\n")
        .on("GET " + path + "/provenance", "{\"changes\":[]}")
        .on(
            "GET /api/v1/compare",
            """
            {"verdict":"worse","reason":"the mean fell","difference":-0.1,"p_value":0.01,"pairs":9,
             "interval":{"low":-0.2,"high":-0.02},"benchmarks":[{"benchmark_id":"%s","agent":"%s",
             "verdict":"regressed","base_mean":1.0,"candidate_mean":0.5,"p_adjusted":0.0004}]}"""
                .formatted(BENCHMARK, AGENT));
    Stream.of("pause", "resume", "cancel", "retry")
        .forEach(verb -> api.on("POST " + path + "/" + verb, suite));
  }

  private static void schedules(ScriptedApi api) {
    String schedule =
        """
        {"id":"nightly","name":"%s","cron":"0,15,30,45 0-23 1,2,3 JAN-DEC MON-FRI",
         "timezone":"America/Argentina/ComodRivadavia","paused":false,
         "sync":{"state":"refused","message":"no"},"next_times":["%s"],
         "counts":{"started":123456789,"missed":0,"skipped":1},
         "verdict":{"tick_id":"%s","decision":"environment_invalid","scheduled_at":"%s",
         "regression":{"first_bad_tick_id":"%s","since":"%s","regressed":["%s"],"reason":"worse",
         "suspects":["one"]}}}"""
            .formatted(NAME, TIME, TICK, TIME, TICK, TIME, AGENT);
    String tick =
        """
        {"id":"%s","schedule_id":"%s","scheduled_at":"%s","state":"ended","suite_id":"%s",
         "decision":"environment_invalid","reason":"%s"}"""
            .formatted(TICK, NAME, TIME, SUITE, REASON);
    String path = "/api/v1/schedules/" + NAME;
    api.on("GET /api/v1/schedules", "{\"data\":[" + schedule + "]}")
        .on("POST /api/v1/schedules", "201 " + schedule)
        .on("GET " + path, schedule)
        .on("PATCH " + path, schedule)
        .on("DELETE " + path, "200 {}")
        .on("GET " + path + "/ticks", "{\"data\":[" + tick + "]}")
        .on(
            "GET /api/v1/ticks/" + TICK,
            """
            {"tick":{"id":"%s","schedule_id":"%s","scheduled_at":"%s","state":"ended"},
             "judgements":[{"round":0,"decision":"environment_invalid","reason":"%s",
             "confirmation_suite_id":"%s"}]}"""
                .formatted(TICK, NAME, TIME, REASON, SUITE));
    Stream.of("pause", "resume", "trigger", "backfill")
        .forEach(verb -> api.on("POST " + path + "/" + verb, schedule));
  }

  private static String scores() {
    return """
        {"id":"%s","suite_id":"%s","state":"Completed","scorer":"rules/1","runs":1000,"scored":998,
         "not_scorable":2,"changed":1,"first_mean_score":1.0,"mean_score":0.25,"first_passed":998,
         "passed":2,"first_harmful":0,"harmful":7,"reasons":[%s],"progress":100}"""
        .formatted(
            SET,
            SUITE,
            Stream.of(REASON)
                .map(reason -> "{\"reason\":\"" + reason + "\",\"runs\":2}")
                .collect(Collectors.joining()));
  }
}
