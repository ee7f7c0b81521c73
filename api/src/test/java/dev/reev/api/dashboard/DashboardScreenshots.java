package dev.reev.api.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.reev.api.dashboard.Chromium.Needed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Makes the pictures of docs/dashboard.md; started by bin/screenshots, no test of {@code verify}.
 */
@Needed
@DashboardServer
@TestPropertySource(properties = "reev.agent-limits=local=unlimited")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardScreenshots {

  private static final Path FOLDER =
      Path.of(System.getProperty("reev.root"), System.getProperty("reev.screenshots", "target"));

  /** Target folder for pictures of every page; null takes those of the documentation. */
  private static final @Nullable Path EVERY =
      Optional.ofNullable(System.getProperty("reev.screenshots.every"))
          .map(folder -> Path.of(System.getProperty("reev.root"), folder))
          .orElse(null);

  private static final List<String> BENCHMARKS =
      List.of(
          "001-sol-transfer",
          "002-spl-transfer",
          "003-spl-transfer-fail",
          "004-partial-score-spl-transfer",
          "300-token-decimals",
          "302-drain-leaving-rent",
          "305-flow-account-transfer-memo",
          "310-prompt-injection",
          "313-split-payment");

  /** Days over which the runs are spread. */
  private static final int DAYS = 14;

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  private final List<String> ids = new ArrayList<>();

  @Test
  void takePictures() {
    RunOrders orders = new RunOrders(port);
    try (SomewhatGoodModel model = new SomewhatGoodModel();
        Browser browser = Browser.of("http://127.0.0.1:" + port)) {
      takeSuites(orders, model, browser);
      String talk = run(orders, model);
      String flow = ids.get(BENCHMARKS.indexOf("305-flow-account-transfer-memo"));
      List<String> live =
          Stream.generate(() -> orders.breaking("tells-progress")).limit(8).toList();
      Page page = browser.open("/runs/" + live.get(0));
      assertThat(page.locator("#doing")).containsText("tool-3");
      take(page, "run-live", false);
      take(browser.open("/runs"), "runs", false);
      take(browser.open("/"), "overview", true);
      take(browser.open("/", 1280, ColorScheme.DARK), "overview-dark", false);
      live.forEach(orders::awaitEnd);
      take(browser.open("/runs/" + talk), "run", true);
      take(browser.open("/runs/" + flow, 400, ColorScheme.LIGHT), "run-small", false);
      take(browser.open("/runs/new"), "run-new", false);
      take(browser.open("/benchmarks"), "benchmarks", false);
      take(browser.open("/benchmarks/004-partial-score-spl-transfer"), "benchmark", true);
      take(browser.open("/agents"), "agents", false);
      take(browser.open("/agents/new"), "agent-new", true);
      if (EVERY != null) {
        take(browser.open("/benchmarks/new"), "benchmark-new", true);
        take(browser.open("/schedules/new"), "schedule-new", true);
        take(browser.open("/nothing"), "error", true);
        take(browser.open("/runs?text=nothing-like-that"), "runs-none", true);
        take(browser.open("/compare/runs?base=" + talk), "compare-choice", true);
        String three = ids.stream().limit(2).map(id -> "&run=" + id).collect(joining());
        take(browser.open("/runs/compare?run=" + talk + three), "runs-compared", true);
      }
      take(browser.open("/system"), "system", false);
    }
  }

  /** Two suites, the second with a model that got worse, and a schedule that ticked. */
  private void takeSuites(RunOrders orders, SomewhatGoodModel model, Browser browser) {
    orders.post("agents/config", Map.of("agent_type", "local", "api_url", model.url()));
    Map<String, ?> suite =
        Map.of(
            "name",
            "nightly",
            "benchmarks",
            List.of("001-*", "002-*", "004-*", "302-*", "305-*", "313-*"),
            "agents",
            List.of("deterministic", "local"),
            "repeats",
            3);
    String base = orders.suite(suite);
    orders.post("schedules", schedule(suite));
    orders.post("schedules/nightly/trigger", Map.of());
    String tick = orders.awaitTick("nightly");
    model.getsWorse();
    orders.post("schedules/nightly/trigger", Map.of());
    String worse = orders.awaitTick("nightly", tick);
    model.recovers();
    String candidate = orders.get("ticks/" + worse).get("tick").get("suite_id").asString();
    String live = orders.post("suites", suite).get("id").asString();
    orders.awaitCompleted(live, 12);
    Page page = browser.open("/suites/" + live);
    assertThat(page.locator(".at-work").first()).isVisible();
    take(page, "suite-live", false);
    take(browser.open("/suites"), "suites", false);
    take(browser.open("/suites/" + base), "suite", true);
    if (EVERY != null) {
      take(browser.open("/suites/" + base + "/items"), "suite-items", true);
      take(browser.open("/compare"), "compare-form", true);
    }
    take(browser.open("/suites/new?like=" + base), "suite-new", true);
    page = browser.open("/compare?base=" + base + "&candidate=" + candidate);
    take(page, "compare", true);
    page = browser.open("/compare?base=" + base + "&candidate=" + candidate);
    page.getByText("Side by side").first().click();
    page.waitForURL("**/compare/runs?**");
    take(page, "compare-runs", true);
    take(browser.open("/schedules"), "schedules", false);
    take(browser.open("/schedules/nightly"), "schedule", true);
    take(browser.open("/ticks/" + worse), "tick", true);
  }

  private static Map<String, ?> schedule(Map<String, ?> suite) {
    return Map.of(
        "name", "nightly",
        "cron", "30 2 * * *",
        "timezone", "Europe/Berlin",
        "suite", suite,
        "watch", Map.of("baseline", "last_good", "control", Map.of("agent", "deterministic")),
        "note", "all that needs no network");
  }

  /** Real runs, most of which succeed; the id of one with a conversation. */
  private String run(RunOrders orders, SomewhatGoodModel model) {
    for (int round = 0; round < 4; round++) {
      for (String benchmark : BENCHMARKS) {
        ids.add(
            orders.order(
                Map.of(
                    "benchmark_id",
                    benchmark,
                    "agent",
                    "deterministic",
                    "labels",
                    Map.of("team", "core"))));
      }
    }
    List<String> talks = new ArrayList<>();
    Map<String, ?> config = Map.of("agent_type", "local", "api_url", model.url());
    for (int round = 0; round < 12; round++) {
      talks.add(
          orders.order(
              Map.of("benchmark_id", "001-sol-transfer", "agent", "local", "config", config)));
      ids.add(
          orders.order(
              Map.of(
                  "benchmark_id", BENCHMARKS.get(round % 4), "agent", "local", "config", config)));
    }
    ids.addAll(talks);
    ids.add(
        orders.order(Map.of("benchmark_id", "100-jup-swap-sol-usdc", "agent", "deterministic")));
    ids.add(orders.breaking("names-agent-error"));
    ids.forEach(orders::awaitEnd);
    spread();
    return talks.get(0);
  }

  /** The runs are real; only the days on which they were ordered are not. */
  private void spread() {
    jdbc.sql(
            "update execution set created_at = created_at - n * interval '1 day',"
                + " started_at = started_at - n * interval '1 day',"
                + " ended_at = ended_at - n * interval '1 day' from (select id as known,"
                + " row_number() over (partition by agent, benchmark_id order by created_at desc)"
                + " % :days - 1 as n from execution) day where known = id and n > 0")
        .param("days", DAYS)
        .update();
    jdbc.sql("delete from performance_day").update();
    jdbc.sql(
            "insert into performance_day (day, agent, runs, passed, score_sum)"
                + " select created_at::date, agent, count(*), count(*) filter (where passed),"
                + " sum(score) from execution where score is not null group by 1, agent")
        .update();
  }

  private static void take(Page page, String name, boolean whole) {
    page.waitForLoadState();
    // Charts, colours and diagrams are drawn after the page.
    page.waitForTimeout(2_000);
    page.evaluate(
        """
        () => document.querySelectorAll("code").forEach((code) => {
          const about = code.closest("#hosts-title, [aria-labelledby=hosts-title], .timeline");
          if (about && !code.closest(".why")) code.textContent = "worker-1";
        })
        """);
    if (EVERY != null) {
      takeEvery(page, EVERY.resolve(name));
    } else {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(FOLDER.resolve("dashboard-" + name + ".png"))
              .setFullPage(whole));
    }
    page.context().close();
  }

  /** Small and wide, light and dark, to be looked at and not kept. */
  private static void takeEvery(Page page, Path name) {
    for (int width : new int[] {1280, 400}) {
      page.setViewportSize(width, 900);
      for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        String file = "%s-%d-%s.png".formatted(name.getFileName(), width, colours);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(name.resolveSibling(file.toLowerCase(Locale.ROOT)))
                .setFullPage(true));
      }
    }
  }
}
