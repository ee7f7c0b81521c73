package dev.reev.api.score.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.scoring.Scorer;
import dev.reev.workflows.run.RecordActivities;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Later scores on the pages of the dashboard. */
@ServerWithFakeEngine
class ScorePagesIT {

  private static final long ASKED = 100_000_000;

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private RecordActivities records;
  @Autowired private ScoreActivitiesImpl scores;

  private ScoreServer server;
  private UUID run;
  private UUID suite;

  @BeforeEach
  void open() {
    server = new ScoreServer(http, jdbc, records, scores);
    run = server.transfer(ASKED, 1, null);
    suite = server.suite(run);
  }

  @Test
  void withoutLaterScores_thereIsNothingOfThem() throws Exception {
    assertThat(page("/runs/" + run)).doesNotContain("Scored again");
    assertThat(page("/suites/" + suite)).doesNotContain("Scored again");
    assertThat(page("/compare?base=%s&candidate=%s".formatted(suite, suite)))
        .doesNotContain("Scores of the base");
  }

  @Test
  void laterScores_areOnThePagesOfRunAndSuite_andLeadToTheComparison() throws Exception {
    UUID set = server.order("suites/" + suite, Transfer.body(Transfer.text(2 * ASKED)));
    server.scoreAll(set);
    String compare =
        "/compare?base=%s&candidate=%s&candidate_scores=%s".formatted(suite, suite, set);

    assertThat(page("/runs/" + run))
        .contains("Scored again", Scorer.VERSION, "a new rule", "Not passed");
    assertThat(page("/suites/" + suite))
        .contains("Scored again", "1 of 1", "a new rule", compare.replace("&", "&amp;"));
    assertThat(page(compare))
        .contains(
            "Scores of the base",
            "/api/v1/scores/" + set,
            "the scores were not made by one scorer",
            "name=\"candidate_scores\"");
  }

  private String page(String path) throws Exception {
    MvcTestResult result = http.get().uri(path).exchange();
    assertThat(result).hasStatusOk();
    return result.getResponse().getContentAsString();
  }
}
