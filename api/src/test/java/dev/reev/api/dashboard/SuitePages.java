package dev.reev.api.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.reev.api.dashboard.Browser.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * User journeys on the pages of suites, comparisons and schedules; part of DashboardIT. A second
 * nested class would have to start the stack again, so this one has the pages of runs too.
 */
abstract class SuitePages extends WalkPages {

  private static final String WHOLE = "001-sol-transfer";
  private static final String PARTIAL = "004-partial-score-spl-transfer";

  private static final Map<String, ?> SUITE =
      Map.of(
          "name",
          "nightly",
          "benchmarks",
          List.of(WHOLE, PARTIAL),
          "agents",
          List.of("deterministic"));

  private final Browser browser;
  private final RunOrders orders;
  private String base;
  private String candidate;
  private String baseRun;
  private String candidateRun;

  SuitePages(Browser browser, RunOrders orders) {
    super(browser, orders);
    this.browser = browser;
    this.orders = orders;
  }

  @BeforeAll
  void order() {
    base = orders.suite(SUITE);
    candidate = orders.suite(SUITE);
    baseRun = run(base, WHOLE);
    candidateRun = run(candidate, PARTIAL);
    var unused =
        orders.post(
            "schedules",
            Map.of("name", "weekly", "cron", "30 2 * * MON", "suite", SUITE, "note", "as a test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/suites",
        "/suites?state=Stopped",
        "/suites/new",
        "/suites/new?like={candidate}",
        "/suites/{candidate}",
        "/suites/{candidate}/items",
        "/compare",
        "/compare?base={base}&candidate={candidate}",
        "/compare?base=agent:deterministic&candidate=suite:{candidate}",
        "/compare/runs?base={baseRun}",
        "/compare/runs?base={baseRun}&candidate={candidateRun}",
        "/schedules",
        "/schedules/new",
        "/schedules/weekly",
      })
  void page_isForEverybody(String path) {
    browser.assertForEverybody(
        path.replace("{base}", base)
            .replace("{candidate}", candidate)
            .replace("{baseRun}", baseRun)
            .replace("{candidateRun}", candidateRun));
  }

  @Test
  void suiteForm_ticksBenchmarks_andSaysWhatTheyComeTo() {
    Page page = browser.open("/suites/new");
    Locator preview = page.locator(".preview");
    Locator field = page.getByLabel("Benchmarks");
    Locator tick = page.locator(".ticks [value='" + PARTIAL + "']");
    assertThat(preview).containsText("Choose benchmarks and agents");

    page.getByText("benchmarks available").click();
    page.getByLabel("Show only").fill("partial");
    assertThat(page.locator(".ticks [value='" + WHOLE + "']")).isHidden();
    tick.check();
    assertThat(field).hasValue(PARTIAL);
    page.getByLabel("deterministic").check();
    page.getByLabel("Repeats of each").fill("3");
    assertThat(preview).containsText("3 runs on 1 benchmark");

    field.fill("no-such-one");
    assertThat(preview).containsText("'no-such-one' fits no benchmark of the catalogue");
    assertThat(tick).not().isChecked();
  }

  @Test
  void suite_isStarted_andIsSeenToFinishWithoutReload() {
    Page page = browser.open("/suites/new");
    page.getByLabel("Name").fill("from a page");
    page.getByLabel("Benchmarks").fill("001-* " + PARTIAL);
    page.getByLabel("deterministic").check();
    page.getByLabel("Repeats of each").fill("2");
    button(page, "Start").click();
    page.waitForURL(Pattern.compile(".*/suites/[0-9a-f-]{36}"));
    page.evaluate("window.sameDocument = true");

    assertThat(outcome(page)).hasText("Completed");

    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    Locator cell = page.locator("[id='cell-" + WHOLE + "-deterministic']");
    assertThat(cell).containsText(Pattern.compile("1\\.000\\s+2/2"));
    assertThat(page.locator("#findings")).containsText("4 of 4");
    assertThat(page.locator("#controls"))
        .containsText(Pattern.compile("nothing \\d\\.\\d+,\\s+every tool"));
    cell.click();
    page.waitForURL(Pattern.compile(".*/items\\?.*"));
    assertThat(page.locator("tbody tr")).hasCount(2);
    assertThat(page.locator("tbody")).containsText("Passed");
  }

  @Test
  void suite_isPausedResumedStoppedAndRetried() {
    String id =
        orders
            .post(
                "suites",
                Map.of(
                    "benchmarks",
                    List.of(WHOLE),
                    "agents",
                    List.of("deterministic"),
                    "repeats",
                    20,
                    "concurrency",
                    1))
            .get("id")
            .asString();
    Page page = browser.open("/suites/" + id);
    page.onDialog(dialog -> dialog.accept());

    button(page, "Pause").click();
    assertThat(outcome(page)).hasText("Paused");
    button(page, "Resume").click();
    assertThat(outcome(page)).not().hasText("Paused");
    button(page, "Stop").click();
    assertThat(outcome(page)).hasText("Stopped");

    button(page, "Retry items without a score").click();
    assertThat(outcome(page)).hasText(Pattern.compile("Pending|Running"));
    button(page, "Stop").click();
    assertThat(outcome(page)).hasText("Stopped");
  }

  @Test
  void suites_areCompared_andSoAreTwoOfTheirRuns() {
    Page page = browser.open("/suites/" + candidate);
    assertThat(page.getByText("Compare with it")).isVisible();
    page.navigate("/compare");
    page.getByLabel("Base").selectOption(base);
    page.getByLabel("Candidate").selectOption(candidate);
    button(page, "Compare").click();

    assertThat(page.locator("#verdict .badge")).hasText(Pattern.compile("same|indecisive"));
    assertThat(page.locator("#benchmarks tbody tr:not(.fold)")).hasCount(2);
    assertThat(page.locator(".summary")).containsText("benchmark");
    Locator fold = page.locator(".fold").first();
    fold.locator("summary").click();
    assertThat(fold).containsText("Their scores side by side");
    page.getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName(Pattern.compile("Side by side.*" + WHOLE)))
        .click();
    assertThat(page.locator("#score")).containsText("All produced the same");

    page.navigate("/compare/runs?base=" + baseRun + "&candidate=" + candidateRun);
    assertThat(page.locator(".differs").first()).containsText(WHOLE);
    assertThat(page.locator("#score")).containsText("instruction 1, program_id");
  }

  @Test
  void schedule_isMadeTriggeredPausedAndEnded() {
    Page page = browser.open("/schedules/new");
    page.onDialog(
        dialog -> {
          if (dialog.type().equals("prompt")) {
            dialog.accept("a test rests");
          } else {
            dialog.accept();
          }
        });
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("hourly");
    page.locator("[data-presets]").selectOption("0 * * * *");
    assertThat(page.getByLabel("Cron")).hasValue("0 * * * *");
    assertThat(page.locator(".preview").first()).containsText("Next: ");
    page.getByLabel("Benchmarks").fill(WHOLE);
    page.getByLabel("deterministic", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Compare ticks").selectOption("{\"baseline\":\"last_good\"}");
    button(page, "Create schedule").click();
    page.waitForURL(Pattern.compile(".*/schedules/hourly"));

    button(page, "Trigger").click();
    Locator newest = page.locator("#ticks tbody tr").first();
    assertThat(newest.locator(".badge")).hasText("baseline");
    assertThat(page.locator(".calendar .today")).containsText("baseline");
    assertThat(page.locator(".calendar")).containsText("next");

    button(page, "Pause").click();
    assertThat(page.locator("#schedule")).containsText("a test rests");
    assertThat(outcome(page)).hasText("Paused");
    page.navigate("/schedules");
    assertThat(page.locator("#schedules tr", new Page.LocatorOptions().setHasText("hourly")))
        .containsText("Paused");
    page.navigate("/schedules/hourly");
    newest.locator("a").first().click();
    page.waitForURL(Pattern.compile(".*/ticks/[0-9a-f-]{36}"));
    assertThat(page.locator("#tick")).containsText("Its own suite");
    browser.assertForEverybody(page.url());
    page.navigate("/schedules/hourly");
    button(page, "Delete").click();
    page.waitForURL(Pattern.compile(".*/schedules"));
    assertThat(page.locator("#schedules")).not().containsText("hourly");
  }

  private String run(String suite, String benchmark) {
    JsonNode items = orders.get("suites/" + suite + "/items?benchmark=" + benchmark).get("data");
    return items.get(0).get("run_id").asString();
  }

  private static Locator outcome(Page page) {
    return page.locator("#outcome .badge");
  }
}
