package dev.reev.api.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The main questions of a user, answered from the overview with the clicks counted; part of
 * DashboardIT.
 */
abstract class WalkPages extends RunPages {

  private static final int MOST_CLICKS = 3;

  private static final String TRANSFER = "001-sol-transfer";
  private static final String TOKENS = "002-spl-transfer";

  @Autowired private JdbcClient jdbc;

  private final Browser browser;
  private final RunOrders orders;
  private final SomewhatGoodModel model = new SomewhatGoodModel();
  private String night;
  private String broken;

  WalkPages(Browser browser, RunOrders orders) {
    super(browser, orders);
    this.browser = browser;
    this.orders = orders;
  }

  @BeforeAll
  void lastNight() {
    for (String agent : List.of("local", "glm-4.6")) {
      orders.post(
          "agents/config",
          Map.of(
              "agent_type",
              agent,
              "api_url",
              model.url(),
              "api_key",
              "sk-1234567",
              "model",
              agent));
    }
    night =
        orders.suite(
            Map.of(
                "name",
                "last-night",
                "benchmarks",
                List.of(TRANSFER, TOKENS),
                "agents",
                List.of("local", "glm-4.6")));
    broken = orders.breaking("names-agent-error");
    orders.awaitEnd(broken);
  }

  @AfterAll
  void dayBreaks() {
    model.close();
  }

  /** A user's walk through the pages. */
  private final class Walk {

    private final Page page = browser.open("/");
    private int clicks;

    void click(Locator what) {
      what.click();
      clicks++;
    }

    void assertShort() {
      assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
    }
  }

  @Test
  void worstBenchmarkOfAnAgent_isFound() {
    Walk walk = new Walk();
    int column = walk.page.locator(".whole thead th").allInnerTexts().indexOf("glm-4.6");
    Locator worst = walk.page.locator(".whole .worst > *").nth(column).locator("a");
    assertThat(worst).containsText(Pattern.compile(TOKENS + " 0\\.\\d+"));

    walk.click(worst);

    walk.page.waitForURL(Pattern.compile(".*/runs\\?.*"));
    Locator row = walk.page.locator("#runs tbody tr").first();
    assertThat(row).containsText("glm-4.6");
    assertThat(row.locator(".reason")).not().isEmpty();
    walk.assertShort();
  }

  @Test
  void whyARunFailed_isFound() {
    Walk walk = new Walk();
    Locator failures = walk.page.locator("[aria-labelledby=failures-title]");

    walk.click(
        failures
            .locator("tr", new Locator.LocatorOptions().setHasText("agent_error"))
            .locator("a"));

    walk.page.waitForURL("**/runs/" + broken);
    assertThat(walk.page.locator(".steady .problem")).containsText("the agent answered nonsense");
    walk.assertShort();
  }

  @Test
  void whatTwoModelsAnswered_isFound_sideBySide() {
    Walk walk = new Walk();

    walk.click(
        walk.page.locator(".whole tbody th a", new Page.LocatorOptions().setHasText(TOKENS)));
    walk.click(walk.page.getByText("Newest answers side by side"));

    // With whatever else was run here, in two columns or more.
    Locator sides = walk.page.locator("main");
    assertThat(sides).containsText("I can send SOL only");
    assertThat(sides).containsText("glm-4.6");
    assertThat(sides).containsText("local");
    walk.assertShort();
  }

  @Test
  void whatLastNightCost_isFound() {
    Walk walk = new Walk();

    walk.click(walk.page.locator("nav a", new Page.LocatorOptions().setHasText("Suites")));
    Locator row = walk.page.locator("tr:has(#suite-" + night + ")");
    assertThat(row.locator("[data-label=Cost]")).containsText("$0.0");
    walk.click(row.locator("a.whole"));

    assertThat(walk.page.locator("#used"))
        .containsText(Pattern.compile("cost\\s+\\$0\\.0\\d+\\s+\\(\\$0\\.00"));
    walk.assertShort();
  }

  @Test
  void cellOfAModel_leadsToItsOwnItems() {
    String suite =
        orders.suite(
            Map.of("benchmarks", List.of(TOKENS), "agents", List.of("local"), "repeats", 3));
    // As a provider does that answers one of three by another model.
    jdbc.sql(
            """
            update execution set provenance = jsonb_set(provenance, '{model}', '"scripted-2"')
            where id = (select execution_id from suite_item where suite_id = ?::uuid and repeat = 2)
            """)
        .param(suite)
        .update();
    Page page = browser.open("/suites/" + suite);

    page.locator("[id='cell-" + TOKENS + "-local/scripted-2']").click();

    page.waitForURL(Pattern.compile(".*/items\\?.*model=scripted-2"));
    assertThat(page.locator(".items tbody tr")).hasCount(1);
    assertThat(page.locator(".items tbody")).containsText("scripted-2");
    page.getByLabel("Model").fill("scripted-1");
    Browser.button(page, "Show").click();
    page.waitForURL(Pattern.compile(".*model=scripted-1.*"));
    assertThat(page.locator(".items tbody tr")).hasCount(2);
    page.navigate("/suites/" + suite + "/items?model=-");
    assertThat(page.locator("main")).containsText("No item fits this filter");
  }
}
