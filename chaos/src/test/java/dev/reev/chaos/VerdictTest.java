package dev.reev.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.chaos.FoundRun.Attempt;
import dev.reev.chaos.KillLog.DoneKill;
import dev.reev.chaos.Verdict.Check;
import dev.reev.chaos.Verdict.Observations;
import dev.reev.chaos.Workload.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerdictTest {

  private static final Attempt SCORED = new Attempt(1, Optional.empty());

  private final List<Order> orders = new ArrayList<>();
  private final List<FoundRun> runs = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> leftovers = new ArrayList<>();
  private Optional<JsonNode> invariants = Optional.empty();
  private int wantedRuns = 5;
  private int wantedKills = 1;
  private long results = 5;
  private long performanceRuns = 5;

  VerdictTest() {
    for (int i = 0; i < 5; i++) {
      Task task = Task.number(i);
      orders.add(new Order("key-" + i, task, "run-" + i));
      runs.add(completed("run-" + i, task.score(), List.of(SCORED)));
    }
  }

  @Test
  void everythingAsPromised_passes() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void runThatIsNotThere_isLost() {
    runs.remove(2);
    assertThat(broken()).contains("none lost");
  }

  @Test
  void twoRunsForOneOrder_areDoubledAsInvented() {
    runs.add(completed("run-0b", 1.0, List.of(SCORED)));
    assertThat(broken()).contains("none invented");
  }

  @Test
  void runListedTwice_isDoubled() {
    runs.add(runs.get(0));
    assertThat(broken()).contains("none doubled");
  }

  @Test
  void oneRunForTwoOrders_isDoubled() {
    orders.set(1, new Order("key-1", Task.number(1), "run-0"));
    assertThat(broken()).contains("none doubled", "none invented");
  }

  @Test
  void resultStoredTwice_fails() {
    results = 6;
    assertThat(broken()).containsExactly("one result for each completed run");
  }

  @Test
  void resultCountedTwice_fails() {
    performanceRuns = 6;
    assertThat(broken()).containsExactly("counted once for the agent");
  }

  @Test
  void wrongScore_fails() {
    runs.set(0, completed("run-0", 0.99, List.of(SCORED)));
    assertThat(broken()).containsExactly("right ends");
  }

  @Test
  void runThatNeverEnded_fails() {
    end("Running", Optional.empty(), List.of(SCORED));
    assertThat(broken()).contains("right ends");
  }

  @Test
  void infrastructureFailureAfterEveryAttempt_isAnHonestEnd() {
    Optional<String> killed = Optional.of("runner_killed");
    end(
        "Failed",
        killed,
        List.of(new Attempt(1, killed), new Attempt(2, killed), new Attempt(3, killed)));
    results = 4;
    performanceRuns = 4;
    assertThat(broken()).isEmpty();
  }

  @Test
  void infrastructureFailureWithAttemptsLeft_fails() {
    Optional<String> killed = Optional.of("runner_killed");
    end("Failed", killed, List.of(new Attempt(1, killed)));
    assertThat(broken()).contains("right ends");
  }

  @Test
  void killBlamedOnTheAgent_fails() {
    Optional<String> agent = Optional.of("agent_error");
    end(
        "Failed",
        agent,
        List.of(new Attempt(1, agent), new Attempt(2, agent), new Attempt(3, agent)));
    assertThat(broken()).contains("right ends");
  }

  @Test
  void attemptJournalledTwice_fails() {
    runs.set(0, completed("run-0", 1.0, List.of(SCORED, SCORED)));
    assertThat(broken()).containsExactly("attempts");
  }

  @Test
  void processLeft_fails() {
    leftovers.add("process 7 (node ledger/server.mjs)");
    assertThat(broken()).containsExactly("nothing left");
  }

  @Test
  void faultOfTheApi_fails() {
    faults.add("HTTP 500");
    assertThat(broken()).containsExactly("no fault of the API");
  }

  @Test
  void fewerRunsOrKillsThanWanted_fails() {
    wantedRuns = 6;
    wantedKills = 2;
    assertThat(broken()).containsExactly("runs accepted", "kills done");
  }

  @Test
  void invariantsOfTheServer_countOnlyWhenItHasThem() {
    invariants = Optional.of(new JsonMapper().readTree("{\"agree\":false}"));
    assertThat(broken()).containsExactly("invariants agree");
    invariants = Optional.of(new JsonMapper().readTree("{\"agree\":true}"));
    assertThat(broken()).isEmpty();
  }

  private List<String> broken() {
    DoneKill kill = new DoneKill(Target.API, 1, null, Duration.ofSeconds(1), Map.of(), null, null);
    Verdict verdict =
        Verdict.of(
            new Observations(
                wantedRuns,
                wantedKills,
                List.of(kill),
                orders,
                runs,
                results,
                performanceRuns,
                faults,
                leftovers,
                invariants));
    List<String> broken =
        verdict.checks().stream().filter(check -> !check.ok()).map(Check::name).toList();
    assertThat(verdict.passed()).isEqualTo(broken.isEmpty());
    return broken;
  }

  private void end(String state, Optional<String> failure, List<Attempt> attempts) {
    runs.set(
        0,
        new FoundRun(
            "run-0", "001-sol-transfer", state, OptionalDouble.empty(), failure, attempts));
  }

  private static FoundRun completed(String id, double score, List<Attempt> attempts) {
    return new FoundRun(
        id, "any", "Completed", OptionalDouble.of(score), Optional.empty(), attempts);
  }
}
