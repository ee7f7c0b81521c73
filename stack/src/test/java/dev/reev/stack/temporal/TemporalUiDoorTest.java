package dev.reev.stack.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TemporalUiDoorTest {

  private static final String TERMINATE = "/api/v1/namespaces/default/workflows/run-1/terminate";

  /** Requests that reached the UI: method, address and a header that must stay unchanged. */
  private final Queue<String> arrived = new ConcurrentLinkedQueue<>();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private HttpServer ui;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private TemporalUiDoor door;

  @BeforeEach
  void open() throws IOException {
    ui = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ui.createContext("/", this::answer);
    ui.start();
    door =
        TemporalUiDoor.open(
            0, ui.getAddress(), AllowedHosts.of(Map.of("REEV_ALLOWED_HOSTS", "reev.example")));
  }

  @AfterEach
  void close() {
    door.close();
    ui.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      arrived.add(
          "%s %s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("X-CSRF-Token"),
                  new String(body, StandardCharsets.UTF_8)));
      exchange.getResponseHeaders().add("Set-Cookie", "_csrf=a");
      exchange.getResponseHeaders().add("Set-Cookie", "other=b");
      if (exchange.getRequestURI().getPath().equals("/moved")) {
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(302, -1);
      } else {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("page".repeat(10_000).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8233", "127.0.0.1.evil.example", "127.1.2.3"})
  void foreignHost_isMisdirected(String host) throws Exception {
    assertThat(send("GET", TERMINATE, "Host: " + host)).startsWith("HTTP/1.1 421 ");
    assertThat(send("POST", TERMINATE, "Host: " + host)).startsWith("HTTP/1.1 421 ");
    assertThat(arrived).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://evil.example",
        "null",
        "http://127.0.0.1:1",
        "http://localhost",
        "file://"
      })
  void pageOfAnotherSite_changesNothing(String origin) throws Exception {
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
      assertThat(
              send(
                  method,
                  TERMINATE,
                  own() + "\r\nOrigin: " + origin + "\r\nContent-Type: text/plain"))
          .as(method)
          .startsWith("HTTP/1.1 403 ");
    }
    assertThat(arrived).isEmpty();
  }

  @Test
  void itsOwnPage_andPrograms_arePassedOn_withEverythingTheySend() throws Exception {
    String page =
        send(
            "POST",
            TERMINATE + "?a=%2F&b=",
            own()
                + "\r\nOrigin: "
                + door.url()
                + "\r\nX-CSRF-Token: t\r\nContent-Length: 2\r\n\r\n{}");
    String program = send("GET", "/", "Host: reev.example");

    assertThat(page)
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("Set-Cookie: _csrf=a")
        .containsIgnoringCase("Set-Cookie: other=b")
        .contains("pagepage");
    assertThat(program).startsWith("HTTP/1.1 200 ");
    assertThat(arrived).containsExactly("POST " + TERMINATE + "?a=%2F&b= t {}", "GET / null ");
  }

  @Test
  void redirections_areForTheBrowser() throws Exception {
    assertThat(send("GET", "/moved", own()))
        .startsWith("HTTP/1.1 302 ")
        .containsIgnoringCase("Location: /elsewhere");
  }

  @Test
  void uiThatIsAway_isABadGateway() throws Exception {
    ui.stop(0);

    assertThat(send("GET", "/", own())).startsWith("HTTP/1.1 502 ");
  }

  private String own() {
    return "Host: " + URI.create(door.url()).getAuthority();
  }

  private String send(String method, String address, String head) throws IOException {
    String body = head.contains("\r\n\r\n") ? "" : "\r\nConnection: close\r\n\r\n";
    String whole =
        "%s %s HTTP/1.1\r\nConnection: close\r\n%s%s".formatted(method, address, head, body);
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(door.url()).getPort())) {
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
