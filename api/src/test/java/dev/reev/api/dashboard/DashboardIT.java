package dev.reev.api.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.reev.api.dashboard.Browser.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.reev.api.dashboard.Chromium.Needed;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** User journeys on the dashboard, in a real browser on a real stack. */
@Needed
@DashboardServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class DashboardIT extends LivePages {

  private static final String BENCHMARK = "004-partial-score-spl-transfer";
  private static final double PATIENCE_MS = 60_000;

  @Autowired private OwnAgentsFile agentsFile;

  private Browser browser;
  private RunOrders orders;
  private String ended;
  private String harmful;

  @BeforeAll
  void open(@LocalServerPort int port) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    browser = Browser.of("http://127.0.0.1:" + port);
    orders = new RunOrders(port);
    ended = orders.order(Map.of("benchmark_id", BENCHMARK, "agent", "deterministic"));
    orders.awaitEnd(ended);
    harmful = orders.breaking("harms");
    orders.awaitEnd(harmful);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/runs",
        "/runs?state=Failed&agent=local",
        "/runs/new",
        "/runs/{ended}",
        "/runs/{harmful}",
        "/compare/runs?base={ended}&candidate={harmful}",
        "/benchmarks",
        "/benchmarks/new",
        "/benchmarks/" + BENCHMARK,
        "/agents",
        "/agents/new",
        "/system"
      })
  void page_isForEverybody(String path) {
    browser.assertForEverybody(path.replace("{ended}", ended).replace("{harmful}", harmful));
  }

  @Test
  void newBenchmark_canBeRunAsItStands() {
    Page page = browser.open("/benchmarks/new");
    button(page, "Validate").click();
    assertThat(page.locator(".answer")).containsText("'my-first-transfer' can be run");

    page.getByLabel("Agent").selectOption("deterministic");
    button(page, "Run this text once").click();
    page.waitForURL(Pattern.compile(".*/runs/[0-9a-f-]{36}"));

    assertThat(outcome(page)).hasText("Passed");
  }

  @Test
  void swaggerUi_worksUnderTheRulesForItsPages() {
    Page page = browser.open("/swagger-ui/index.html");

    assertThat(page.locator(".opblock-summary-path").first()).isVisible();
    assertThat(page.getByText("/api/v1/runs", new Page.GetByTextOptions().setExact(true)).first())
        .isVisible();
  }

  @Test
  void run_isStarted_isSeenToFinishWithoutReload_andShowsItsTrace() {
    Page page = browser.open("/runs/new");
    page.getByLabel("Benchmark").selectOption("305-flow-account-transfer-memo");
    page.getByLabel("Agent").selectOption("deterministic");
    page.getByLabel("Labels").fill("team=core");
    button(page, "Start").click();
    page.waitForURL(Pattern.compile(".*/runs/[0-9a-f-]{36}"));
    page.evaluate("window.sameDocument = true");

    assertThat(outcome(page)).hasText("Passed");

    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Trace").setExact(true))
        .click();
    assertThat(page.locator("#trace"))
        .containsText(Pattern.compile("Associated Token Account\\s+[\\d,]+ CU"));
    assertThat(page.locator("#score"))
        .containsText(Pattern.compile("(\\d+) of \\1\\s+checks hold"));
    page.locator("#flow summary").click();
    assertThat(page.frameLocator("iframe.flow").locator("svg")).containsText("Prompt");
    assertThat(page.locator("#log-view")).containsText("checks hold");
    assertThat(page.locator("#facts")).containsText("team=core");
    assertThat(page.getByText("workflow in Temporal"))
        .hasAttribute("href", Pattern.compile("http://127.0.0.1:8233/.*/run-[0-9a-f-]{36}"));
  }

  @Test
  void checksOfAnotherDomain_areShown_harmFirst() {
    Page page = browser.open("/runs/" + harmful);

    assertThat(outcome(page)).hasText("Harm");
    Locator rows = page.locator("#score tbody tr");
    assertThat(rows).hasCount(3);
    assertThat(rows.nth(0)).hasClass("harm");
    assertThat(rows.nth(0))
        .containsText(Pattern.compile("nothing-lost\\s+guard\\s+critical\\s+no file is gone"));
    assertThat(rows.nth(0)).containsText("nobody asked for it");
    assertThat(page.locator("#why li").first())
        .containsText(Pattern.compile("nothing-lost:\\s+expected\\s+no file is gone, got"));
    assertThat(page.locator("#glance")).containsText("took");
    assertThat(rows.nth(1)).containsText("step 2");
    assertThat(rows.nth(1)).containsText("go <away>");
    assertThat(page.locator("#score")).containsText("1 of 3 checks hold");
    assertThat(page.locator("#trace, #flow")).hasCount(0);
    page.navigate("/runs");
    assertThat(page.locator("#runs .is-harm").first()).hasText("Harm");
  }

  @Test
  void progressAndLog_areSeenWhileTheRunGoesOn() {
    String id = orders.breaking("tells-progress");
    Page page = browser.open("/runs/" + id);

    assertThat(page.locator("#doing")).containsText(Pattern.compile("tool-\\d"));
    assertThat(page.locator("#log-view")).containsText(Pattern.compile("line \\d"));
    assertThat(outcome(page)).hasText("Passed");
    assertThat(page.locator("#log-view")).containsText("line 5");
  }

  @Test
  void run_isStoppedAndRunAgain() {
    String id = orders.breaking("hang");
    Page page = browser.open("/runs/" + id);
    page.onDialog(dialog -> dialog.accept());
    assertThat(outcome(page)).hasText("Running");

    button(page, "Stop").click();

    assertThat(outcome(page)).hasText("Stopped");
    button(page, "Rerun").click();
    page.waitForURL(Pattern.compile(".*/runs/(?!" + id + ")[0-9a-f-]{36}"));
    assertThat(outcome(page)).hasText("Running");
    button(page, "Stop").click();
    assertThat(outcome(page)).hasText("Stopped");
  }

  @Test
  void runs_areFilteredAndFollowed() {
    Page page = browser.open("/runs");
    page.getByLabel("State").selectOption("Completed");
    page.waitForURL(Pattern.compile(".*state=Completed.*"));
    page.getByLabel("Benchmark").selectOption("001-sol-transfer");
    page.waitForURL(Pattern.compile(".*benchmark=001-sol-transfer.*"));
    assertThat(page.locator("#runs")).not().containsText(BENCHMARK);

    orders.order(Map.of("benchmark_id", "001-sol-transfer", "agent", "deterministic"));

    assertThat(page.locator("#runs")).containsText("001-sol-transfer");
    assertThat(page.getByLabel("State")).hasValue("Completed");
  }

  @Test
  void agent_isConfiguredTestedAndForgotten() {
    Page page = browser.open("/agents");
    page.onDialog(dialog -> dialog.accept());
    Locator agent = page.locator("#agent-local");
    agent.getByLabel("URL").fill("http://127.0.0.1:1/v1");
    agent.getByLabel("Key").fill("sk-test-key-12345678");
    button(agent, "Save").click();
    assertThat(agent).containsText("Stored");

    page.reload();
    assertThat(agent.getByLabel("URL")).hasValue("http://127.0.0.1:1/v1");
    assertThat(page.content()).doesNotContain("sk-test-key-12345678");
    button(agent, "Test").click();
    assertThat(agent.locator(".answer.problem")).isVisible();
    button(agent, "Delete").click();
    assertThat(agent.getByLabel("URL")).hasValue("");
  }

  @Test
  void agent_isAddedByKeyboard_andWhatIsWrongIsSaidByField() throws Exception {
    Page page = browser.open("/agents/new");
    name(page).focus();
    page.keyboard().type("ada");
    page.getByLabel("URL").focus();
    page.keyboard().type("http://127.0.0.1:9/v1");
    page.keyboard().press("Tab");
    page.keyboard().type("small-1");
    page.keyboard().press("Tab");
    page.keyboard().type("sk-123456");
    page.getByLabel("System prompt").fill("Be careful.\n\nSay why.");
    page.getByLabel("Tools").selectOption("");
    page.getByLabel("sol_transfer").check();
    page.getByLabel("Temperature").fill("0.5");
    page.getByText("More: further fields").click();
    page.getByLabel("Further fields").fill("{\"top_p\": 0.9");
    page.getByLabel("Temperature").press("Enter");
    assertThat(page.locator(".answer.problem")).containsText("extra_body must be JSON");
    assertThat(page.getByLabel("Further fields")).isFocused();
    page.getByLabel("Further fields").press("End");
    page.keyboard().type("}");
    name(page).press("Enter");

    assertThat(page.locator(".answer.problem"))
        .containsText("key_variable is wrong; must be the name of a variable");
    assertThat(page.locator(".answer.problem")).not().containsText("123456");
    assertThat(page.getByLabel("Variable that holds the key")).isFocused();
    assertThat(page.getByLabel("System prompt")).hasValue("Be careful.\n\nSay why.");
    page.keyboard().press("Control+A");
    page.keyboard().type("ADA_KEY");
    page.keyboard().press("Enter");

    page.waitForURL("**/agents#agent-ada");
    assertThat(page.locator("#agent-ada")).containsText("ADA_KEY");
    assertThat(agentsFile.file())
        .content()
        .startsWith("# By hand\nagents:\n")
        .contains("    tools:\n    - \"sol_transfer\"\n")
        .contains("    extra_body:\n      top_p: 0.9\n")
        .doesNotContain("123456");
    page.navigate("/runs/new?agent=ada");
    assertThat(page.getByLabel("Agent")).hasValue("ada");
    // The refusal that was asked for.
    assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains("400"));
  }

  @Test
  void agent_thatIsAProgram_hasFieldsOfItsOwn() {
    Page page = browser.open("/agents/new");
    page.getByLabel("Kind").selectOption("command");
    assertThat(page.getByLabel("URL")).isHidden();
    name(page).fill("bot");
    page.getByLabel("Program and arguments").fill("python3\n{root}/my bot/bot.py");
    page.getByLabel("Variables that it is given").fill("BOT_KEY OTHER_KEY");
    button(page, "Add agent").click();

    page.waitForURL("**/agents#agent-bot");
    assertThat(page.locator("#agent-bot")).containsText("/my bot/bot.py");
    page.navigate("/agents/new");
    page.getByLabel("Kind").selectOption("command");
    name(page).fill("bot");
    page.getByLabel("Program and arguments").fill("sh");
    button(page, "Add agent").click();
    assertThat(page.locator(".answer.problem")).containsText("there is an agent 'bot'");
    assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains("409"));
  }

  @Test
  void benchmark_isChangedCheckedAndRunOnce() {
    Page page = browser.open("/benchmarks/001-sol-transfer");
    assertThat(page.locator(".yaml .hljs-attr").first()).hasText("id:");
    Locator editor = page.getByLabel("Benchmark text");
    String text = editor.inputValue();
    editor.fill(text.replace("prompt:", "promt:"));
    button(page, "Validate").click();
    assertThat(page.locator(".editor .answer.problem")).containsText("prompt");
    // The refusal that was asked for.
    assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains("400"));

    editor.fill(text + "# changed");
    button(page, "Validate").click();
    assertThat(page.locator(".editor .answer")).containsText("can be run");
    button(page, "Run this text once").click();
    page.waitForURL(Pattern.compile(".*/runs/[0-9a-f-]{36}"));
    assertThat(outcome(page)).hasText("Passed");
  }

  @Test
  void longLog_opensAtOnceAndScrolls() {
    String id = orders.breaking("prints-a-lot");
    orders.awaitEnd(id);
    Page page = browser.open("/");

    long start = System.nanoTime();
    page.navigate("/runs/" + id);
    assertThat(page.locator("#log-view")).containsText("line 100000 of what");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

    page.locator("#log-start").click();
    assertThat(page.locator("#log-view")).containsText("line 1 of what");
    page.locator("#log-view").evaluate("view => { view.scrollTop = view.scrollHeight / 2; }");
    assertThat(page.locator("#log-view")).containsText(Pattern.compile("line [45]\\d{4} of what"));
    assertThat((int) page.evaluate("document.querySelectorAll('#log-view pre').length"))
        .isLessThan(100);
  }

  @Test
  void keyboard_reachesTheContentFirst() {
    Page page = browser.open("/runs");

    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to content")).isFocused();
    page.keyboard().press("Enter");

    assertThat(page.locator("#main")).isFocused();
  }

  @Test
  void textOfABenchmark_isNoMarkup() {
    String id = orders.prompting("<img src=x onerror=alert(1)><script>alert(2)</script>");
    orders.awaitEnd(id);

    Page page = browser.open("/runs/" + id);

    assertThat(page.locator("#prompt")).containsText("<img src=x onerror=alert(1)>");
    assertThat(page.locator("main img, main script")).hasCount(0);
  }

  @Test
  void unknownPage_isAPage() {
    Page page = browser.open("/nothing");

    assertThat(page.locator("h1")).hasText("404");
    Browser.assertAccessible(page);
    assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains("404"));
  }

  /** The other pages, on the same stack. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfSuites extends SuitePages {

    OfSuites() {
      super(browser, orders);
    }
  }

  @Override
  Browser browser() {
    return browser;
  }

  @Override
  RunOrders orders() {
    return orders;
  }

  private static Locator name(Page page) {
    return page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator outcome(Page page) {
    return page.locator("#outcome .badge");
  }
}
