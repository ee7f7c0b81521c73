package dev.reev.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ServerWithoutTemporal;
import dev.reev.api.edge.RawHttp.Answer;
import dev.reev.api.edge.body.BodyBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Who calls by which name, and how slowly, over plain sockets. */
@ServerWithoutTemporal
@TestPropertySource(
    properties = {
      "reev.allowed-hosts=reev.example, Other.Example, reev_api",
      "reev.public-url=https://public.example/reev"
    })
@Timeout(120)
class EdgeIT {

  private static final String ORDER =
      "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\"}";

  /** Twice as many as there are threads. */
  private static final int SLOW_CLIENTS = 400;

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:3001",
        "127.0.0.1",
        "127.9.8.7:80",
        "[::1]:3001",
        "reev.example",
        "other.example:8443",
        "public.example",
        "reev_api",
        "Reev_API:3001"
      })
  void ownNames_areAnswered(String host) throws Exception {
    assertThat(get("/api/v1/agents", "Host: " + host).status()).isEqualTo(200);
  }

  @Test
  void belowThePathOfAProxy_allAddressesBeginWithIt() throws Exception {
    String below = "Host: localhost\r\nX-Forwarded-Prefix: /team/reev/";
    for (String page : List.of("/", "/runs", "/runs/new", "/suites", "/schedules", "/benchmarks")) {
      String body = get(page, below).body();
      assertThat(body)
          .contains("href=\"/team/reev/runs/new\"", "src=\"/team/reev/dashboard/page.js\"")
          .doesNotContainPattern("(href|src|action|hx-get|data-api|data-then)=\"/(?!team/reev/)")
          .doesNotContain("/team/reev/team/reev");
    }
    assertThat(get("/runs", below).body()).contains("aria-current=\"page\"");
    assertThat(get("/nowhere", below + "\r\nAccept: text/html").body())
        .contains("href=\"/team/reev/runs\"");

    Answer order =
        send(
            "POST /api/v1/runs HTTP/1.1\r\nConnection: close\r\n"
                + below
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + ORDER.length()
                + "\r\n\r\n"
                + ORDER);
    assertThat(order.status()).isEqualTo(202);
    assertThat(order.headers().get("location")).startsWith("/team/reev/api/v1/runs/");
    assertThat(order.body()).contains("\"self\":\"/team/reev/api/v1/runs/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "/a/../b", "http://evil.example", "/a\"b", "reev", "/"})
  void aPrefixThatIsNone_isIgnored(String prefix) throws Exception {
    assertThat(get("/runs", "Host: localhost\r\nX-Forwarded-Prefix: " + prefix).body())
        .contains("href=\"/runs/new\"")
        .doesNotContain("evil");
  }

  @ParameterizedTest
  @CsvSource({
    "/, evil.example",
    "/api/v1/agents, evil.example",
    "/api/v1/runs/events, evil.example",
    "/actuator/health, evil.example",
    "/swagger-ui/index.html, evil.example",
    "/v3/api-docs, evil.example",
    "/dashboard/page.js, evil.example",
    "/nothing, evil.example",
    "/api/v1/agents, evil_page",
    "/api/v1/agents, reev_api.evil.example:80",
    "/api/v1/agents, localhost.evil.example",
    "/api/v1/agents, 127.0.0.1.nip.io",
    "/api/v1/agents, reev.example.evil.example",
    "/api/v1/agents, 10.0.0.1",
    "/api/v1/agents, 0.0.0.0",
    "/api/v1/agents, [fe80::1]",
    "/api/v1/agents, 2130706433",
    "/api/v1/agents, localhost.",
    "/api/v1/agents, localhost:99999",
  })
  void otherNames_areRefused(String path, String host) throws Exception {
    Answer answer = get(path, "Host: " + host);

    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"host_not_allowed\"", "REEV_ALLOWED_HOSTS");
  }

  @Test
  void noForwardedNameHelps_andNothingIsDone() throws Exception {
    Answer answer =
        send(
            "POST /api/v1/runs HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n"
                + "Forwarded: host=localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + ORDER.length()
                + "\r\n\r\n"
                + ORDER);

    assertThat(answer.status()).isEqualTo(421);
    assertThat(jdbc.sql("select count(*) from execution").query(Long.class).single()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/v1/agents HTTP/1.0, 421",
    "GET /api/v1/agents HTTP/1.1, 400",
    "GET http://evil.example/api/v1/agents HTTP/1.0, 421",
    "GET http://evil.example/api/v1/agents HTTP/1.1|Host: evil.example, 421",
    "GET http://evil.example/api/v1/agents HTTP/1.1|Host: localhost, 400",
    "GET /api/v1/agents HTTP/1.1|Host: , 421",
    "GET /api/v1/agents HTTP/1.1|Host: local host, 400",
    "GET /api/v1/agents HTTP/1.1|Host: localhost|Host: evil.example, 400",
  })
  void noNameOrAnotherForm_isRefused(String head, int status) throws Exception {
    Answer answer = send(head.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("deterministic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/agents",
        "/api/v1/nothing",
        "/nothing",
        "/actuator/health",
        "/swagger-ui/index.html",
        "/v3/api-docs",
        "/dashboard/page.js"
      })
  void everyAnswer_isUnframedAndSaysWhatItMayDo(String path) throws Exception {
    Answer answer = get(path, "Host: localhost");

    assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff");
    assertThat(answer.headers()).containsEntry("x-frame-options", "DENY");
    assertThat(answer.headers().get("content-security-policy"))
        .contains("default-src", "frame-ancestors 'none'")
        .doesNotContain("script-src 'unsafe-inline'");
  }

  @Test
  void slowBodies_keepNobodyWaiting() throws Exception {
    List<Socket> slow = new ArrayList<>();
    ExecutorService others = Executors.newFixedThreadPool(8);
    try {
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        slow.add(slowClient("application/json", "Content-Length: 5000"));
      }
      trickle(slow);
      Instant start = Instant.now();
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(others.submit(() -> order().status()));
        answers.add(others.submit(() -> get("/api/v1/runs", "Host: localhost").status()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 202);
      }
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
      trickle(slow);
    } finally {
      others.shutdownNow();
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyThatNeverEnds_isGivenUp() throws Exception {
    try (Socket socket = slowClient("application/json", "Content-Length: 5000");
        Socket silent = slowClient("application/json", "Content-Length: 5000")) {
      socket.setSoTimeout((int) BodyBuffer.DEADLINE.plusSeconds(20).toMillis());
      silent.setSoTimeout((int) BodyBuffer.DEADLINE.plusSeconds(20).toMillis());
      for (int i = 0; i < BodyBuffer.DEADLINE.toSeconds() / 5 - 1; i++) {
        trickle(List.of(socket));
        Thread.sleep(5000);
      }
      assertThat(read(socket)).startsWith("HTTP/1.1 408 ").contains("request_timeout");
      assertThat(read(silent)).startsWith("HTTP/1.1 408 ").contains("request_timeout");
    }
  }

  @Test
  void aBodyInParts_isTakenWhole() throws Exception {
    for (String form : List.of("Content-Length: " + ORDER.length(), "Transfer-Encoding: chunked")) {
      try (Socket socket = slowClient("application/json", form)) {
        socket.setSoTimeout(20_000);
        for (String part : List.of(ORDER.substring(0, 10), ORDER.substring(10))) {
          Thread.sleep(100);
          String sent = Integer.toHexString(part.length()) + "\r\n" + part + "\r\n";
          write(socket, form.startsWith("Content") ? part : sent);
        }
        write(socket, form.startsWith("Content") ? "" : "0\r\n\r\n");
        assertThat(read(socket)).as(form).startsWith("HTTP/1.1 202 ");
      }
    }
    assertThat(jdbc.sql("select count(*) from execution").query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void aClientThatAsksFirst_isToldToSend() throws Exception {
    try (Socket socket =
        slowClient(
            "application/json", "Expect: 100-continue\r\nContent-Length: " + ORDER.length())) {
      socket.setSoTimeout(20_000);
      byte[] word = socket.getInputStream().readNBytes("HTTP/1.1 100 \r\n\r\n".length());
      assertThat(new String(word, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100");
      write(socket, ORDER);
      assertThat(read(socket)).contains("HTTP/1.1 202 ");
    }
  }

  private Answer order() throws Exception {
    return send(
        "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + ORDER.length()
            + "\r\n\r\n"
            + ORDER);
  }

  private Answer get(String path, String host) throws Exception {
    return send("GET " + path + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n");
  }

  private Answer send(String request) throws Exception {
    return new RawHttp(port).send(out -> out.write(request.getBytes(StandardCharsets.UTF_8)));
  }

  private Socket slowClient(String type, String length) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    write(
        socket,
        "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + type
            + "\r\n"
            + length
            + "\r\n\r\n");
    return socket;
  }

  private static void trickle(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      write(socket, "{");
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
