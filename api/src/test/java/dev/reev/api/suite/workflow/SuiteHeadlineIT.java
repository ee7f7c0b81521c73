package dev.reev.api.suite.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Usage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A mean over some of the items must not look like a mean over all. */
@ServerWithFakeEngine
class SuiteHeadlineIT {

  private static final String TWO_RUNS =
      """
      {"name":"pair","benchmarks":["001-sol-transfer"],"agents":["deterministic"],"repeats":2}
      """;

  @Autowired private MockMvcTester http;
  @Autowired private SuiteServer server;

  @Test
  void suiteThatLostARun_saysOfHowManyItsScoreIs_andIsNotGreen() throws Exception {
    UUID suite = server.order(TWO_RUNS);
    List<UUID> runs = SuiteServer.ids(server.take(suite));
    server.scored(runs.get(0), 1);
    server.failed(runs.get(1));

    assertThat(headline(suite)).contains("band-part", "of 1/2").doesNotContain("band-4");
    assertThat(page("/suites")).bodyText().contains("band-part", "of 1/2");
  }

  @Test
  void suiteWithAllItsScores_isShownByThem() throws Exception {
    UUID suite = server.order(TWO_RUNS);
    for (UUID run : SuiteServer.ids(server.take(suite))) {
      server.scored(run, 1);
    }

    assertThat(headline(suite)).contains("band-4").doesNotContain("band-part", "of 2/2");
  }

  @Test
  void suite_saysWhatItsRunsCost_together_perRun_andByTheModelThatAnswered() throws Exception {
    UUID suite = server.order(TWO_RUNS);
    List<UUID> runs = SuiteServer.ids(server.take(suite));
    server.ended(runs.get(0), answered(runs.get(0), "m-1", 0.25));
    server.ended(runs.get(1), answered(runs.get(1), "m-2", 0.75));

    assertThat(headline(suite))
        .containsPattern("tokens\\s*<b>200</b\\s*>\\s*\\(100 per run")
        .containsPattern("cost\\s*<b>\\$1.00</b\\s*>\\s*\\(\\$0.50 per run")
        .containsPattern("time of all runs\\s*<b>2.5 s</b\\s*>\\s*\\(1.2 s per run");
    assertThat(page("/suites/" + suite))
        .bodyText()
        .contains(
            "cell-001-sol-transfer-deterministic/m-1", "cell-001-sol-transfer-deterministic/m-2")
        .contains("What these numbers mean", "statistics.md");
    assertThat(page("/suites/" + suite + "?text=spl")).bodyText().contains("No benchmark fits");
    assertThat(page("/suites/" + suite + "/findings")).bodyText().contains("reev:tick", "2 of 2");
    server.finish(suite, 1);
    assertThat(page("/suites/" + suite + "/findings")).bodyText().doesNotContain("reev:tick");
    assertThat(page("/suites")).bodyText().containsPattern(">200<[^$]*\\$1.00");
  }

  private static SessionFile answered(UUID run, String model, double cost) {
    var provenance =
        ReevJson.MAPPER.convertValue(Map.of("model_reported", model), Provenance.class);
    return Sessions.using(
        Sessions.madeOf(Sessions.scored(run, 1, true), provenance),
        new Usage(1, 80L, 20L, cost, 0, 0));
  }

  private String headline(UUID suite) throws Exception {
    String page = page("/suites/" + suite).getResponse().getContentAsString();
    int begin = page.indexOf("id=\"score\"");
    return page.substring(begin, page.indexOf("id=\"matrix-title\"", begin));
  }

  private MvcTestResult page(String address) {
    MvcTestResult page = http.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
    assertThat(page).hasStatus(200);
    return page;
  }
}
