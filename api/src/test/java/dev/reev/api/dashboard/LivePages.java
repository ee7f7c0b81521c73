package dev.reev.api.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.reev.api.journey.TemporalServerProcess;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages that are open while something happens; part of DashboardIT, on its stack. */
abstract class LivePages {

  /** A round of a page takes three seconds, and the machine may be busy. */
  private static final LocatorAssertions.ContainsTextOptions WITHIN_A_ROUND =
      new LocatorAssertions.ContainsTextOptions().setTimeout(10_000);

  private static final LocatorAssertions.ContainsTextOptions WITHIN_HALF_A_MINUTE =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  /** More than that is seen as something that jumps (web.dev/articles/cls: good is below 0.1). */
  private static final double MOST_SHIFT = 0.05;

  @Autowired private JdbcClient jdbc;
  @Autowired private TemporalServerProcess temporal;

  abstract Browser browser();

  abstract RunOrders orders();

  @Test
  void regression_isSeenInWordsWithinARound_onOverviewListAndPage() {
    var unused =
        orders()
            .post(
                "schedules",
                Map.of(
                    "name",
                    "planted",
                    "cron",
                    "0 3 1 1 *",
                    "suite",
                    Map.of("benchmarks", List.of("001-*"), "agents", List.of("deterministic"))));
    Page overview = browser().open("/");
    Page list = browser().open("/schedules");
    Page schedule = browser().open("/schedules/planted");
    Locator row = list.locator("tr", new Page.LocatorOptions().setHasText("planted"));
    assertThat(overview.locator("#regressions")).not().containsText("planted");

    String tick = plantRegression();

    assertThat(overview.locator("#regressions"))
        .containsText("planted: local regressed since", WITHIN_A_ROUND);
    assertThat(overview.locator("#regressions"))
        .containsText("Changed with it: model: large, before small");
    assertThat(row).containsText("local regressed since", WITHIN_A_ROUND);
    assertThat(schedule.locator("#standing")).containsText("local regressed since", WITHIN_A_ROUND);
    assertThat(schedule.locator("[data-agent=local] canvas")).isVisible();
    row.getByText("regressed since").click();
    assertThat(list).hasURL(Pattern.compile(".*/ticks/" + tick));
    browser().assertForEverybody("/");
    browser().assertForEverybody("/schedules/planted");
  }

  @Test
  void temporalThatIsAway_isOnTheOverviewWithinHalfAMinute_andNothingJumps() throws Exception {
    Page page = browser().open("/");
    page.evaluate(
        """
        () => {
          window.shift = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
            if (!entry.hadRecentInput) window.shift += entry.value;
          })).observe({ type: "layout-shift" });
        }
        """);
    assertThat(page.locator("#attention")).containsText("polling", WITHIN_HALF_A_MINUTE);

    temporal.freeze();
    String waiting;
    Page open;
    try {
      waiting =
          orders().order(Map.of("benchmark_id", "001-sol-transfer", "agent", "deterministic"));
      assertThat(page.locator("#attention"))
          .containsText("Temporal does not answer", WITHIN_HALF_A_MINUTE);
      assertThat(page.locator("#attention-title")).hasText("Needs attention");
      assertThat(page.locator("#under-way")).containsText("Temporal is away", WITHIN_HALF_A_MINUTE);
      Locator row = browser().open("/runs").locator("tr:has(#run-" + waiting + ")");
      assertThat(row.locator(".waits")).hasText("Temporal is away");
      open = browser().open("/runs/" + waiting);
      assertThat(open.locator("#doing")).hasText("Pending: Temporal is away");
    } finally {
      temporal.thaw();
    }

    assertThat(page.locator("#attention"))
        .not()
        .containsText("Temporal does not answer", WITHIN_HALF_A_MINUTE);
    assertThat(open.getByText("Temporal is away")).hasCount(0);
    orders().awaitEnd(waiting);
    assertThat(page.locator("#under-way")).not().containsText("Temporal is away");
    assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isLessThan(MOST_SHIFT);
  }

  @Test
  void lostConnection_isSaid_andItsReturnToo() {
    Page page = browser().open("/runs");
    assertThat(page.locator("#connection")).isHidden();

    page.context().setOffline(true);

    assertThat(page.locator("#connection"))
        .containsText("Connection lost, retrying. This is how it was at 20", WITHIN_A_ROUND);
    page.context().setOffline(false);
    assertThat(page.locator("#connection")).isHidden();
    String id =
        orders().order(Map.of("benchmark_id", "001-sol-transfer", "agent", "deterministic"));
    assertThat(page.locator("#run-" + id)).isVisible();
    assertThat(browser().complaints())
        .isNotEmpty()
        .allMatch(line -> line.contains("ERR_INTERNET_DISCONNECTED") || line.contains("htmx"));
  }

  @Test
  void openRun_saysThatTheConnectionIsLost() {
    String id = orders().breaking("tells-progress");
    Page page = browser().open("/runs/" + id);
    page.context().setOffline(true);

    assertThat(page.locator("#connection")).containsText("Connection lost", WITHIN_A_ROUND);

    page.context().setOffline(false);
    assertThat(page.locator("#connection")).isHidden();
    assertThat(page.locator("#outcome .badge")).hasText("Passed");
    assertThat(browser().complaints()).isNotEmpty();
  }

  @Test
  void streamOfEvents_isOpenedAgain_afterAnAnswerThatIsNone() {
    Page page = browser().open("/");
    page.route("**/events*", route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
    String id = orders().breaking("tells-progress");
    page.navigate("/runs/" + id);

    assertThat(page.locator("#connection"))
        .containsText("Connection lost, retrying", WITHIN_A_ROUND);
    orders().awaitEnd(id);
    // The server answers all else, which must not pass for a connection.
    page.waitForResponse("**/api/v1/health", () -> {});
    assertThat(page.locator("#connection")).containsText("Connection lost, retrying");
    assertThat(page.locator("#outcome .badge")).not().hasText("Passed");

    page.unroute("**/events*");

    assertThat(page.locator("#outcome .badge")).hasText("Passed");
    assertThat(page.locator("#connection")).isHidden();
    assertThat(browser().complaints()).isNotEmpty().allMatch(line -> line.contains("502"));
  }

  @Test
  void pageOfAnError_becomesThePage_whenTheServerIsBack() {
    Page page = browser().open("/agents");
    page.route(
        "**/system",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("text/html")
                    .setBody(
                        """
                        <!doctype html><html lang="en"><body>
                        <main><p data-retry-seconds="1">tries again</p></main>
                        <div id="notice"></div><div id="connection"></div>
                        <script src="/dashboard/page.js" type="module"></script></body></html>
                        """)));
    page.navigate("/system");
    assertThat(page.locator("main")).hasText("tries again");

    page.unroute("**/system");

    assertThat(page.locator("h1")).hasText("System");
    assertThat(browser().complaints()).isNotEmpty().allMatch(line -> line.contains("503"));
  }

  @Test
  void menu_isBehindAButton_onASmallScreen() {
    Page page = browser().open("/", 400, ColorScheme.LIGHT);
    Locator agents = page.locator("nav a", new Page.LocatorOptions().setHasText("Agents"));
    assertThat(agents).isHidden();

    Browser.button(page, "Menu").click();
    agents.click();

    assertThat(page.locator("h1")).hasText("Agents");
    assertThat(browser().open("/").locator("nav a").last()).isVisible();
  }

  /** As the judge stores one. */
  private String plantRegression() {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into tick (id, schedule_id, state, workflow_id, decision, reason, regressed,
              first_bad_tick_id, changes, scores, ended_at)
            select :id::uuid, id, 'ENDED', :id, 'REGRESSED', 'score 0.250, before 1.000', '{local}',
              :id::uuid, :changes::jsonb, :scores::jsonb, now()
            from schedule where name = 'planted'
            """)
        .param("id", id)
        .param(
            "changes",
            """
            [{"agent": "local", "key": "model", "benchmarks": [], "before": ["small"],
              "now": ["large"], "note": "model: large, before small"}]
            """)
        .param(
            "scores",
            """
            [{"agent": "local", "mean": 0.25, "low": 0.1, "high": 0.4, "scored": 8, "runs": 8}]
            """)
        .update();
    return id;
  }
}
