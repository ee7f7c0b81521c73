package dev.reev.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerWithFakeEngine
class PageErrorsIT {

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @Autowired private MockMvcTester http;

  @ParameterizedTest
  @CsvSource({
    "/nothing, 404, There is nothing at this address.",
    "/runs/x, 404, run &#39;x&#39; is not known",
    "/runs/00000000-0000-0000-0000-000000000000, 404, is not known",
    "/benchmarks/none, 404, benchmark &#39;none&#39; is not known",
    "/benchmarks/001-sol-transfer?version=0, 404, has no version",
    "/suites/x, 404, suite &#39;x&#39; is not known",
    "/suites/00000000-0000-0000-0000-000000000000/live, 404, is not known",
    "/suites/new?like=x, 404, suite &#39;x&#39; is not known",
    "/suites?state=Asleep, 400, is not one of Pending",
    "/compare?base=x&candidate=agent:local, 400, must be the id of a suite",
    "/compare?base=agent:local&candidate=agent:local&measure=x, 400, must be score or pass",
    "/compare/runs, 400, This request cannot be met.",
    "/compare/runs?base=x, 404, run &#39;x&#39; is not known",
    "/schedules/none, 404, schedule &#39;none&#39; is not known",
    "/ticks/x, 404, tick &#39;x&#39; is not known",
    "/runs?state=Asleep, 400, is not one of Pending",
    "/runs?cursor=x, 400, must be the next_cursor of an earlier page",
    "/runs?label=x, 400, must be name=value",
    "/runs?from=yesterday, 400, from must be a day such as 2026-01-31",
    "/runs?sort=size, 400, is not one of newest",
    "/runs/compare, 400, run must be given for two to four different runs",
    "/runs/compare?run=x&run=y, 404, run &#39;x&#39; is not known",
    "/runs/x/conversation/0, 404, run &#39;x&#39; is not known",
    "/runs/00000000-0000-0000-0000-000000000000/conversation/0, 404, has no part 0"
  })
  void errorOfAPage_isAPage(String address, int status, String message) {
    MvcTestResult page = http.get().uri(address).header("Accept", BROWSER).exchange();

    assertThat(page).hasStatus(status).bodyText().contains("<!doctype html>", message);
    assertThat(page.getResponse().getContentType()).startsWith("text/html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/nothing", "/api/v1/runs/x", "/assets/nothing.js"})
  void errorOfTheApi_isAProblemForBrowsersToo(String address) {
    MvcTestResult problem = http.get().uri(address).header("Accept", BROWSER).exchange();

    assertThat(problem).hasStatus(404).hasContentType("application/problem+json");
  }

  @Test
  void unknownAddress_isAProblemForPrograms() {
    assertThat(http.get().uri("/nothing").header("Accept", "*/*").exchange())
        .hasStatus(404)
        .hasContentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/runs", "/nothing", "/runs/x"})
  void pages_allowNothingInlineAndNothingFromElsewhere(String address) {
    MvcTestResult page = http.get().uri(address).header("Accept", BROWSER).exchange();

    assertThat(page.getResponse().getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http");
    assertThat(page.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
  }
}
