package dev.reev.api.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.reev.api.dashboard.Browser.button;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** User journeys on the list of runs and the page of a run; part of DashboardIT. */
abstract class RunPages {

  private static final String TRANSFER = "001-sol-transfer";

  /** Cumulative layout shift that web.dev rates as good. */
  private static final double MOST_SHIFT = 0.05;

  /** Of the browser's window. */
  private static final int HEIGHT = 900;

  private static final String SHIFT =
      """
      () => new Promise((resolve) => {
        let shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(shift), 500);
      })
      """;

  private final Browser browser;
  private final RunOrders orders;
  private final SomewhatGoodModel model = new SomewhatGoodModel();
  private String talk;

  RunPages(Browser browser, RunOrders orders) {
    this.browser = browser;
    this.orders = orders;
  }

  @BeforeAll
  void talk() {
    talk =
        orders.order(
            Map.of(
                "benchmark_id",
                TRANSFER,
                "agent",
                "local",
                "config",
                Map.of("agent_type", "local", "api_url", model.url()),
                "labels",
                Map.of("about", "talk")));
    orders.awaitEnd(talk);
    for (int i = 0; i < 2; i++) {
      orders.awaitEnd(
          orders.order(
              Map.of(
                  "benchmark_id",
                  TRANSFER,
                  "agent",
                  "deterministic",
                  "labels",
                  Map.of("about", "talk"))));
    }
  }

  @AfterAll
  void hangUp() {
    model.close();
  }

  @Test
  void runs_areChosenByKeyboard_stayChosenWhenTheListIsFetchedAnew_andStandSideBySide() {
    Page page = browser.open("/runs?label=about=talk");
    Locator boxes = page.locator("#runs [name=run]");
    assertThat(boxes).hasCount(3);
    assertThat(button(page, "Compare")).isDisabled();
    for (int i = 0; i < 3; i++) {
      boxes.nth(i).focus();
      page.keyboard().press("Space");
    }

    page.waitForResponse(
        response -> response.url().contains("/runs?"),
        () -> page.evaluate("document.body.dispatchEvent(new Event('reev:tick'))"));

    assertThat(page.locator("#chosen")).hasText("3 chosen.");
    assertThat(boxes.nth(2)).isChecked();
    button(page, "Compare").focus();
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/runs/compare\\?run=.*"));
    assertThat(page.locator("h1")).hasText("3 runs side by side");
    assertThat(page.locator("tr.differs").first()).containsText("Agent");
    browser.assertForEverybody(page.url());
  }

  @Test
  void listOfRuns_saysWhatEachCost_andIsSortedByIt() {
    Page page = browser.open("/runs?label=about=talk");
    assertThat(page.locator("#count")).hasText("3 runs");
    Locator said = page.locator("#runs tbody tr", new Page.LocatorOptions().setHasText("local"));
    assertThat(said).containsText(Pattern.compile("scripted-1"));
    assertThat(said.locator("[data-label=Tokens]")).hasText("2,601");

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Took")).click();
    page.waitForURL(Pattern.compile(".*sort=longest.*"));
    assertThat(page.locator("th[aria-sort=descending]")).containsText("Took");
    page.locator("#runs tbody tr").first().click();
    page.waitForURL(Pattern.compile(".*/runs/[0-9a-f-]{36}"));
  }

  @Test
  void conversation_standsWithItsResults_isSearched_andShowsItsJsonWhenAsked() {
    Page page = browser.open("/runs/" + talk);
    Locator entries = page.locator(".talk > li");
    Locator tool = page.locator(".talk > li.is-tool");
    assertThat(tool).containsText(Pattern.compile("amount: 100000000[\\s\\S]*Result"));
    assertThat(page.locator(".raw pre")).hasCount(0);

    page.getByLabel("Search in the conversation").fill("pays the recipient");
    assertThat(page.locator("#said-count")).containsText("1 of");
    assertThat(tool).isHidden();
    page.getByLabel("Search in the conversation").fill("");
    assertThat(tool).isVisible();
    page.locator("#said-fold").click();
    assertThat(page.locator(".said[open]")).hasCount(0);
    page.locator("#said-unfold").click();
    assertThat(page.locator(".said[open]")).hasCount(entries.count());

    tool.locator(".raw summary").click();
    assertThat(tool.locator(".raw pre")).containsText("\"tool_name\" : \"sol_transfer\"");
    Browser.assertAccessible(page);
  }

  @Test
  void neighboursOfARun_areOfTheSameBenchmarkAndAgent() {
    Page page = browser.open("/runs?label=about=talk&agent=deterministic");
    List<String> ids =
        page.locator("#runs [name=run]").all().stream().map(Locator::inputValue).toList();

    page.navigate("/runs/" + ids.get(1));
    page.locator("#neighbours [rel=next]").click();

    page.waitForURL("**/runs/" + ids.get(0));
    page.locator("#neighbours [rel=prev]").click();
    page.waitForURL("**/runs/" + ids.get(1));
  }

  @Test
  void pagesOfWhatGoesOn_doNotMoveUnderTheEyes() {
    String suite =
        orders
            .post(
                "suites",
                Map.of(
                    "benchmarks", List.of("00*"), "agents", List.of("deterministic"), "repeats", 2))
            .get("id")
            .asString();
    Page ofSuite = browser.open("/suites/" + suite);
    Page list = browser.open("/runs");
    Page run = browser.open("/runs/" + orders.breaking("tells-progress"));
    double log = run.locator("#log").boundingBox().y;

    assertThat(run.locator("#outcome .badge")).hasText("Passed");
    assertThat(run.locator("#score")).isVisible();
    assertThat(ofSuite.locator("#outcome .badge")).hasText("Completed");

    assertThat(run.locator("#log").boundingBox().y)
        .as("the log that somebody reads, when the run ends")
        .isCloseTo(log, within(MOST_SHIFT * HEIGHT));
    assertThat(shift(run)).as("run").isLessThanOrEqualTo(MOST_SHIFT);
    assertThat(shift(ofSuite)).as("suite").isLessThanOrEqualTo(MOST_SHIFT);
    assertThat(shift(list)).as("runs").isLessThanOrEqualTo(MOST_SHIFT);
  }

  @Test
  void matrixOfASuite_isFilteredAndSorted_andStaysSoWhenItIsFetchedAnew() {
    String suite =
        orders.suite(
            Map.of(
                "benchmarks",
                List.of(TRANSFER, "004-partial-score-spl-transfer"),
                "agents",
                List.of("deterministic")));
    Page page = browser.open("/suites/" + suite);
    Locator rows = page.locator("#matrix tbody tr");
    assertThat(rows).hasCount(2);

    page.locator("#matrix-filter [name=text]").focus();
    page.keyboard().type("spl");
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*text=spl.*"));
    assertThat(rows).hasCount(1);
    page.locator("[id='sort-deterministic']").click();
    page.waitForURL(Pattern.compile(".*text=spl.*sort=deterministic"));
    assertThat(page.locator("#matrix th[aria-sort=ascending]")).containsText("deterministic");
    page.evaluate("document.getElementById('live').dispatchEvent(new Event('reev:done'))");
    assertThat(rows).hasCount(1);
    assertThat(page.locator("#time-each")).containsText("in all");
  }

  private static double shift(Page page) {
    return ((Number) page.evaluate(SHIFT)).doubleValue();
  }
}
