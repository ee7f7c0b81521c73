package dev.reev.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A headless Chromium that remembers what its pages complained about. */
final class Browser implements AutoCloseable {

  /** A container has no user namespaces for a sandbox, and nothing from elsewhere is loaded. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A run of the real runner takes some seconds, many on a busy machine. */
  private static final double PATIENCE_MS = 60_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final String server;

  /** htmx reports this for a refresh that was aborted in favour of a user's request. */
  private static final Pattern GAVE_WAY = Pattern.compile("^htmx:(?:sendAbort|afterRequest)");

  private final List<String> complaints = new ArrayList<>();

  private Browser(Playwright playwright, String server) {
    this.playwright = playwright;
    this.server = server;
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.find().orElseThrow())
                    .setArgs(ARGUMENTS));
  }

  /** A browser for the pages of a server, for example {@code http://127.0.0.1:3001}. */
  static Browser of(String server) {
    return new Browser(
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
        server);
  }

  /** A new page of its own session, at an address of the server. */
  Page open(String path) {
    return open(path, 1280, ColorScheme.LIGHT);
  }

  Page open(String path, int width, ColorScheme colours) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(server)
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
    context.setDefaultTimeout(PATIENCE_MS);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if ((message.type().equals("error") || message.type().equals("warning"))
              && !GAVE_WAY.matcher(message.text()).find()) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    page.navigate(path);
    return page;
  }

  /** Errors that pages logged since the last call. */
  List<String> complaints() {
    List<String> heard = List.copyOf(complaints);
    complaints.clear();
    return heard;
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  static Locator button(Locator part, String name) {
    return part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  /** Fails when axe-core finds a serious or critical violation. */
  static void assertAccessible(Page page) {
    assertNoViolations(page, axe(page));
  }

  /** Fails when a page is not accessible in light or dark, or wider than 400 pixels. */
  void assertForEverybody(String path) {
    Page page = open(path);
    assertAccessible(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    // Nothing else of a page depends on its colours.
    assertNoViolations(page, axe(page).withRules(List.of("color-contrast")));
    page.context().close();
    Page narrow = open(path, 400, ColorScheme.LIGHT);
    assertThat(narrow.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("fits 400 pixels")
        .isEqualTo(true);
    narrow.context().close();
  }

  /** In the page itself: a page of its own to sum up in takes as long again. */
  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static void assertNoViolations(Page page, AxeBuilder axe) {
    List<Rule> violations =
        axe.analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .toList();

    assertThat(violations)
        .as(
            () ->
                page.url()
                    + String.join(
                        "",
                        violations.stream()
                            .map(rule -> "\n" + rule.getHelp() + " " + rule.getNodes())
                            .toList()))
        .isEmpty();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
