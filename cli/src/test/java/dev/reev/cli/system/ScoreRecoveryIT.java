package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.system.ReevStack.Ended;
import dev.reev.cli.system.ReevStack.Ready;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Scores a thousand stored runs again with a changed condition, while first the server is killed,
 * then Temporal. The runs are copies of one real run.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ScoreRecoveryIT {

  private static final int RUNS = 1000;
  private static final String BENCHMARK = "001-sol-transfer";

  /** Two starts of the stack, a minute each on a busy machine, and some milliseconds a run. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** Data that must be the same afterwards, to the last digit. */
  private static final String FIRST_SCORES =
      """
      select md5(string_agg(e::text, ';' order by e.id))
        || (select string_agg(p::text, ';' order by p::text) from performance p)
      from execution e
      """;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set first thing by the test
  private ReevStack stack;

  @SuppressWarnings("NullAway.Init") // set first thing by the test
  private Ready ready;

  @SuppressWarnings("NullAway.Init") // set first thing by the test
  private StackDatabase database;

  @Test
  void aThousandRuns_areScoredAgain_throughAKill_withoutAskingAnybody() throws Exception {
    stack = new ReevStack(folder.resolve("stack"));
    try {
      ready = stack.up();
      database = new StackDatabase(stack.home());
      String suite = suiteOfCopies();
      String before = database.text(FIRST_SCORES);
      int attempts = attempts();

      String set = order(suite);
      awaitDone(set, 1);
      killTheServer();
      assertThat(ended(set)).as("killed in the middle").isFalse();
      awaitDone(set, RUNS / 2);
      kill(Processes.of("temporal", stack.home().resolve("temporal").toString()).get(0));
      Eventually.holds("the set's end", PATIENCE, () -> ended(set));

      assertAllScored(set);
      assertThat(database.text(FIRST_SCORES)).isEqualTo(before);
      assertThat(attempts()).as("attempts of runners, on disk").isEqualTo(attempts);
      assertThat(database.number("select count(*) from execution_attempt")).isEqualTo(1);
      assertDifferenceIsNamed(suite, set);
    } finally {
      stack.close();
    }
  }

  /** One real run, and copies of it as an ended suite. */
  private String suiteOfCopies() throws Exception {
    String id =
        stack
            .post(
                ready,
                "suites",
                "{\"name\":\"again\",\"benchmarks\":[\"%s\"],\"agents\":[\"deterministic\"]}"
                    .formatted(BENCHMARK))
            .path("id")
            .stringValue();
    Eventually.holds(
        "the suite's end",
        PATIENCE,
        () -> stack.get(ready, "suites/" + id).path("state").stringValue().equals("Completed"));
    UUID suite = UUID.fromString(id);
    int copies = RUNS - 1;
    database.update(
        """
        insert into execution
        select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'created_at',
          e.created_at + n * interval '1 microsecond'))).*
        from execution e, generate_series(1, ?) n where e.suite_id = ?
        """,
        copies,
        suite);
    database.update(
        """
        insert into session_document (execution_id, sha256, size_bytes, content)
        select e.id, d.sha256, d.size_bytes, d.content
        from execution e, session_document d on conflict do nothing
        """);
    database.update(
        """
        insert into suite_item (suite_id, ordinal, benchmark_id, agent, repeat, execution_id)
        select e.suite_id, row_number() over (order by e.id), e.benchmark_id, e.agent,
          1 + row_number() over (order by e.id), e.id
        from execution e
        where not exists (select from suite_item i where i.execution_id = e.id)
        """);
    database.update(
        "update suite set items = ?, counts = jsonb_set(counts, '{completed}', ?::text::jsonb)",
        RUNS,
        RUNS);
    assertThat(database.number("select count(*) from session_document")).isEqualTo(RUNS);
    return id;
  }

  /**
   * Submits the score set by the command line, with a benchmark whose recipient must get more than
   * the prompt asks for.
   */
  private String order(String suite) throws Exception {
    Path file = folder.resolve(BENCHMARK + ".yml");
    String text = Files.readString(ReevStack.ROOT.resolve("benchmarks/" + BENCHMARK + ".yml"));
    Files.writeString(file, text.replace("expected: 100000000", "expected: 200000000"));
    Ended ended =
        stack.run("score", suite, "--with", file.toString(), "--reason", "twice", "--detach");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.out().strip();
  }

  private void killTheServer() throws Exception {
    kill(ProcessHandle.of(ready.pid()).orElseThrow());
    assertThat(stack.upProcess().waitFor(60, TimeUnit.SECONDS)).isTrue();
    ready = stack.up();
  }

  private void assertAllScored(String set) throws Exception {
    JsonNode view = set(set);
    assertThat(view.path("state").stringValue()).isEqualTo("Completed");
    assertThat(view.path("scored").intValue()).as(view.toString()).isEqualTo(RUNS);
    assertThat(view.path("changed").intValue()).isEqualTo(RUNS);
    assertThat(view.path("first_mean_score").doubleValue()).isEqualTo(1);
    assertThat(view.path("mean_score").doubleValue()).isLessThan(1);
    assertThat(view.path("passed").intValue()).isZero();
    assertThat(
            database.number(
                "select count(*) from run_score where score_set_id = ?", UUID.fromString(set)))
        .isEqualTo(RUNS);
  }

  private void assertDifferenceIsNamed(String suite, String set) throws Exception {
    Ended compared = stack.run("compare", suite, suite, "--candidate-scores", set);

    assertThat(compared.exitCode()).as(compared.err()).isEqualTo(100);
    assertThat(compared.out())
        .contains(
            "worse",
            "scores of the base: first, of the candidate: " + set,
            "note: the sides were scored with different texts of " + BENCHMARK,
            BENCHMARK + "  deterministic  regressed");
  }

  private void awaitDone(String set, int runs) throws Exception {
    Eventually.holds(
        runs + " runs are scored", PATIENCE, () -> set(set).path("scored").intValue() >= runs);
  }

  private boolean ended(String set) throws Exception {
    String state = set(set).path("state").stringValue();
    return state.equals("Completed") || state.equals("Stopped");
  }

  private JsonNode set(String id) throws Exception {
    return stack.get(ready, "scores/" + id);
  }

  /** Number of attempts' directories. */
  private int attempts() throws Exception {
    try (var folders = Files.list(stack.home().resolve("attempts"))) {
      return (int) folders.count();
    }
  }

  private static void kill(ProcessHandle process) {
    assertThat(process.destroyForcibly()).isTrue();
  }
}
