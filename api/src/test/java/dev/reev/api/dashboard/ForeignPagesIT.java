package dev.reev.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import dev.reev.api.ServerWithoutTemporal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attacks by a foreign web page on a server on the user's own machine. */
@ServerWithoutTemporal
@Chromium.Needed
@Timeout(180)
class ForeignPagesIT {

  private static final String ORDER =
      "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\"}";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  private HttpServer evil;
  private Playwright playwright;
  private BrowserContext context;
  private UUID run;
  private List<Map<String, Object>> before;

  @BeforeEach
  void open() throws IOException {
    evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    evil.createContext(
        "/",
        exchange -> {
          byte[] page = "<!doctype html><title>evil</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    evil.start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    context =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.find().orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--host-resolver-rules=MAP evil.example 127.0.0.1")))
            // Its own page would not keep a hostile server from anything.
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setBypassCSP(true));
    run = UUID.randomUUID();
    jdbc.sql(
            "insert into execution (id, benchmark_id, benchmark_sha256, agent, state, timeout_ms)"
                + " select ?, id, version_sha256, 'local', 'PENDING', 5000 from benchmark limit 1")
        .param(run)
        .update();
    before = stored();
  }

  @AfterEach
  void close() {
    playwright.close();
    evil.stop(0);
  }

  @Test
  void aNameThatSuddenlyLeadsHere_isRefused() {
    Page page = context.newPage();
    assertThat(page.navigate("http://evil.example:" + port + "/").status()).isEqualTo(421);

    for (String[] call : calls()) {
      assertThat(page.evaluate(FETCH, List.of(call[0], call[1], call[2])))
          .as(call[1])
          .isEqualTo(421);
    }
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void formsOfAnotherOrigin_changeNothing() {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      for (String[] call : calls()) {
        if (call[0].equals("POST")) {
          Page page = context.newPage();
          page.navigate("http://evil.example:" + evil.getAddress().getPort() + "/");
          Response answer =
              page.waitForResponse(
                  response -> response.request().isNavigationRequest(),
                  () -> page.evaluate(SUBMIT, List.of(type, own(call[1]), call[2])));
          assertThat(answer.status()).as(type + call[1]).isEqualTo(403);
          page.close();
        }
      }
    }
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void scriptsOfAnotherOrigin_readAndChangeNothing() {
    Page page = context.newPage();
    page.navigate("http://evil.example:" + evil.getAddress().getPort() + "/");

    for (String[] call : calls()) {
      assertThat(page.evaluate(FETCH, List.of(call[0], own(call[1]), call[2])))
          .as(call[1])
          .isEqualTo("refused");
      page.evaluate(NO_CORS, List.of(call[0], own(call[1]), call[2]));
    }
    assertThat(page.evaluate(EVENTS, own("/api/v1/runs/" + run + "/events"))).isEqualTo("refused");
    assertThat(page.evaluate(SOCKET, own("/api/v1/runs").replace("http:", "ws:")))
        .isEqualTo("refused");
    assertThat(stored()).isEqualTo(before);
  }

  private static final String FETCH =
      """
      async ([method, url, body]) => {
        try {
          const answer = await fetch(url, {method, body: method === "GET" ? undefined : body,
            headers: {"Content-Type": "application/json"}});
          return answer.status;
        } catch (e) { return "refused"; }
      }
      """;

  private static final String NO_CORS =
      """
      async ([method, url, body]) => {
        try {
          await fetch(url, {method: method === "DELETE" ? "POST" : method, mode: "no-cors",
            body: method === "GET" ? undefined : body});
          navigator.sendBeacon(url, body);
        } catch (e) { }
      }
      """;

  private static final String SUBMIT =
      """
      ([type, url, body]) => {
        const form = document.createElement("form");
        form.method = "post"; form.action = url; form.enctype = type;
        const field = document.createElement("input");
        field.name = body; field.value = "";
        form.append(field); document.body.append(form); form.submit();
      }
      """;

  private static final String EVENTS =
      """
      url => new Promise(done => {
        const events = new EventSource(url);
        events.onmessage = events.onopen = () => done("open");
        events.onerror = () => done("refused");
      })
      """;

  private static final String SOCKET =
      """
      url => new Promise(done => {
        const socket = new WebSocket(url);
        socket.onopen = () => done("open");
        socket.onerror = () => done("refused");
      })
      """;

  private List<String[]> calls() {
    return List.of(
        new String[] {"GET", "/api/v1/runs", ""},
        new String[] {"POST", "/api/v1/runs", ORDER},
        new String[] {"POST", "/api/v1/runs/" + run + "/cancel", ""},
        new String[] {"POST", "/api/v1/sync", ""},
        new String[] {
          "POST", "/api/v1/agents/config", "{\"agent_type\":\"local\",\"model\":\"evil\"}"
        },
        new String[] {"DELETE", "/api/v1/agents/config/local", ""});
  }

  private String own(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private List<Map<String, Object>> stored() {
    return jdbc.sql(
            """
            select (select jsonb_agg(e order by id) from execution e)::text as runs,
              (select jsonb_agg(b order by id) from benchmark b)::text as benchmarks,
              (select count(*) from agent_config) as configs, (select count(*) from suite) as suites
            """)
        .query()
        .listOfRows();
  }
}
