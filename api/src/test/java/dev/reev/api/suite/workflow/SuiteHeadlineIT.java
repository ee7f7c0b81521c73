package dev.reev.api.suite.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A mean of some items must not look like one of all. */
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

  private String headline(UUID suite) throws Exception {
    String page = page("/suites/" + suite).getResponse().getContentAsString();
    int begin = page.indexOf("id=\"score\"");
    return page.substring(begin, page.indexOf("class=\"actions\"", begin));
  }

  private MvcTestResult page(String address) {
    MvcTestResult page = http.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
    assertThat(page).hasStatus(200);
    return page;
  }
}
