package dev.reev.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ServerWithoutTemporal;
import dev.reev.api.edge.RawHttp.Answer;
import dev.reev.api.edge.RawHttp.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever arrives: a problem with a 4xx, nothing stored, and no memory kept. */
@ServerWithoutTemporal
@Timeout(120)
class HostileRequestsIT {

  private static final int HUGE = 50 * 1024 * 1024;

  /** Seen: some 40 KB. Bodies of a volley that are kept are more than this. */
  private static final long MAX_GROWTH = 4L * 1024 * 1024;

  private static final String RUNS = "/api/v1/runs";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  private RawHttp http = new RawHttp(0);

  record Hostile(String name, int status, String code, Request request) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeEach
  void connect() {
    http = new RawHttp(port);
  }

  static Stream<Hostile> requests() {
    return Stream.of(addresses(), heads(), bodies(), texts()).flatMap(s -> s);
  }

  private static Stream<Hostile> addresses() {
    return Stream.of(
        get("path that leaves the root", 400, "bad_request", "/../../etc/passwd"),
        get("encoded dots", 400, "bad_request", "/%2e%2e/%2e%2e/etc/passwd"),
        get("encoded slashes", 404, "not_found", "/api/v1/runs/..%2f..%2fetc%2fpasswd"),
        get("encoded slashes twice", 404, "not_found", "/api/v1/runs/..%252f..%252fetc"),
        get("backslashes", 400, "bad_request", "/api/v1/runs/..%5c..%5cetc"),
        get("path inside the site", 404, "not_found", "/api/v1/../WEB-INF/web.xml"),
        get("NUL in the path", 400, "bad_request", "/api/v1/runs/a%00b"),
        get("NUL in the query", 400, "validation_failed", RUNS + "?benchmark=a%00b"),
        get("broken escape in the path", 400, "bad_request", "/api/v1/runs/%zz"),
        get("broken escape in the query", 400, "bad_request", RUNS + "?benchmark=%zz"),
        get("broken UTF-8 in the path", 400, "bad_request", "/api/v1/runs/%ff%fe"),
        get("broken UTF-8 in the query", 400, "bad_request", RUNS + "?benchmark=%ff%fe"),
        get("forbidden characters", 400, "bad_request", "/api/v1/runs/<script>{}|^`"),
        get("long address", 400, "bad_request", "/api/v1/" + "a".repeat(100_000)),
        get("many parameters", 400, "bad_request", RUNS + "?" + "a=1&".repeat(2_000)),
        get("unknown path", 404, "not_found", "/api/v1/nothing"),
        get("path outside of the API", 404, "not_found", "/.git/config"));
  }

  private static Stream<Hostile> heads() {
    return Stream.of(
        raw("many headers", 400, "bad_request", "GET " + RUNS, "X-A: b\r\n".repeat(5_000)),
        raw("long header", 400, "bad_request", "GET " + RUNS, "X: " + "a".repeat(200_000)),
        raw("header without name", 400, "bad_request", "GET " + RUNS, ": a"),
        raw("NUL in a header", 400, "bad_request", "GET " + RUNS, "X: a\0b"),
        raw(
            "two lengths",
            400,
            "bad_request",
            "POST " + RUNS,
            "Content-Length: 1\r\nContent-Length: 2"),
        raw("negative length", 400, "bad_request", "POST " + RUNS, "Content-Length: -1"),
        raw(
            "length and chunks",
            400,
            "bad_request",
            "POST " + RUNS,
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz"),
        raw(
            "unknown transfer encoding",
            501,
            "not_implemented",
            "POST " + RUNS,
            "Transfer-Encoding: zip"),
        raw("method in a method that reads", 405, "method_not_allowed", "DELETE " + RUNS, "X: y"),
        raw("made-up method", 405, "method_not_allowed", "BREW " + RUNS, "X: y"),
        raw("TRACE", 405, "method_not_allowed", "TRACE " + RUNS, "X: y"),
        raw("nothing acceptable", 406, "not_acceptable", "GET " + RUNS, "Accept: image/png"),
        raw("broken Accept", 406, "not_acceptable", "GET " + RUNS, "Accept: x"),
        raw(
            "key that is no key",
            400,
            "validation_failed",
            "POST " + RUNS,
            """
            Content-Type: application/json\r
            Idempotency-Key: a b\r
            Content-Length: 2\r
            \r
            {}"""));
  }

  private static Stream<Hostile> bodies() {
    return Stream.of(
        new Hostile("50 MB with a length", 413, "payload_too_large", HostileRequestsIT::hugeBody),
        new Hostile("50 MB in chunks", 413, "payload_too_large", HostileRequestsIT::hugeChunks),
        raw(
            "50 MB that is only announced",
            413,
            "payload_too_large",
            "POST " + RUNS,
            "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + HUGE),
        typed("no content type", 415, "unsupported_media_type", "", "{}"),
        typed(
            "form",
            415,
            "unsupported_media_type",
            "Content-Type: application/x-www-form-urlencoded\r\n",
            "agent=x"),
        typed(
            "files",
            415,
            "unsupported_media_type",
            "Content-Type: multipart/form-data; boundary=x\r\n",
            "--x--"),
        typed("broken content type", 415, "unsupported_media_type", "Content-Type: json\r\n", "{}"),
        json("deep nesting", "{\"labels\":" + "[".repeat(100_000)),
        json("deep objects", "{\"labels\":" + "{\"a\":".repeat(50_000)),
        json(
            "100,000 entries",
            "{\"labels\":"
                + IntStream.range(0, 100_000)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(",", "[", "]"))
                + "}"),
        json(
            "100,000 keys",
            IntStream.range(0, 60_000)
                .mapToObj(i -> "\"k" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"))),
        json("long key", "{\"" + "k".repeat(100_000) + "\":1}"),
        json("long number", "{\"priority\":" + "9".repeat(100_000) + "}"),
        json("huge exponent", "{\"priority\":1e999999999}", "validation_failed"),
        json("number beyond 32 bits", "{\"priority\":99999999999}", "validation_failed"),
        json("duplicate keys", "{\"agent\":\"a\",\"agent\":\"b\"}"),
        json("two documents", "{\"agent\":\"a\"}{\"agent\":\"b\"}"),
        json("tail after the document", "{\"agent\":\"a\"} x"),
        json("cut short", "{\"agent\":\"a"),
        json("empty", ""),
        json("blanks", "   "),
        json("not an object", "[1,2]"),
        json("NaN", "{\"priority\":NaN}"),
        json("comment", "{/* */\"agent\":\"a\"}"),
        json("unknown field", "{\"agent\":\"a\",\"admin\":true}", "validation_failed"),
        json("field of another kind", "{\"agent\":{\"$ne\":null}}", "validation_failed"));
  }

  private static Stream<Hostile> texts() {
    return Stream.of(
        json("NUL in a value", "{\"agent\":\"a\\u0000b\"}", "validation_failed"),
        json("NUL in a key", "{\"labels\":{\"a\\u0000\":\"b\"}}", "validation_failed"),
        json("raw NUL", "{\"agent\":\"a\0b\"}"),
        json("lone surrogate", "{\"agent\":\"\\ud800\"}", "validation_failed"),
        json("lone low surrogate in a key", "{\"labels\":{\"\\udc00\":\"b\"}}"),
        json("surrogates turned round", "{\"agent\":\"\\udc00\\ud800\"}", "validation_failed"),
        bytes("broken UTF-8", new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'}),
        bytes(
            "overlong UTF-8", new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'}),
        bytes(
            "surrogate in UTF-8",
            new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}),
        bytes("UTF-16", "{\"agent\":\"a\"}".getBytes(StandardCharsets.UTF_16)));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void hostileRequest_isRefusedAsAProblem(Hostile hostile) throws Exception {
    Answer answer = http.send(hostile.request());

    assertThat(answer.status()).as(answer.toString()).isEqualTo(hostile.status());
    assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.propertyNames())
        .containsExactlyInAnyOrder(
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "code",
            "errors",
            "error",
            "message",
            "timestamp");
    assertThat(problem.get("code").asString()).isEqualTo(hostile.code());
    assertThat(problem.get("type").asString()).isEqualTo("/problems/" + hostile.code());
    assertThat(problem.get("status").asInt()).isEqualTo(hostile.status());
    assertThat(problem.get("message").asString())
        .isNotBlank()
        .hasSizeLessThan(500)
        .doesNotContain("\n", "Exception", "dev.reev", "tools.jackson", "springframework");
    assertThat(jdbc.sql("select count(*) from execution").query(Long.class).single()).isZero();
  }

  @Test
  void volleyOfHugeAndManyRequests_leavesMemoryFlat() throws Exception {
    List<Hostile> volley = requests().toList();
    fire(volley);
    long before = usedHeap();

    for (int round = 0; round < 3; round++) {
      fire(volley);
    }

    long growth = usedHeap() - before;
    assertThat(growth).isLessThan(MAX_GROWTH);
  }

  private void fire(List<Hostile> volley) throws Exception {
    for (Hostile hostile : volley) {
      http.send(hostile.request());
    }
  }

  private static long usedHeap() throws InterruptedException {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      memory.gc();
      Thread.sleep(100);
      used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static Hostile get(String name, int status, String code, String path) {
    return raw(name, status, code, "GET " + path, "X: y");
  }

  private static Hostile raw(String name, int status, String code, String start, String headers) {
    String request =
        start + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n\r\n";
    return new Hostile(
        name, status, code, out -> out.write(request.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static Hostile typed(
      String name, int status, String code, String contentType, String body) {
    return new Hostile(
        name,
        status,
        code,
        out -> post(out, contentType, body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static Hostile json(String name, String body) {
    return json(name, body, "bad_request");
  }

  private static Hostile json(String name, String body, String code) {
    return typed(name, 400, code, "Content-Type: application/json\r\n", body);
  }

  private static Hostile bytes(String name, byte[] body) {
    return new Hostile(
        name, 400, "bad_request", out -> post(out, "Content-Type: application/json\r\n", body));
  }

  private static void post(OutputStream out, String contentType, byte[] body) throws IOException {
    write(out, contentType + "Content-Length: " + body.length);
    out.write(body);
  }

  private static void hugeBody(OutputStream out) throws IOException {
    write(out, "Content-Type: application/json\r\nContent-Length: " + HUGE);
    byte[] piece = new byte[64 * 1024];
    for (int sent = 0; sent < HUGE; sent += piece.length) {
      out.write(piece);
    }
  }

  private static void hugeChunks(OutputStream out) throws IOException {
    write(out, "Content-Type: application/json\r\nTransfer-Encoding: chunked");
    byte[] piece = new byte[64 * 1024];
    for (int sent = 0; sent < HUGE; sent += piece.length) {
      out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(piece);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static void write(OutputStream out, String headers) throws IOException {
    out.write(
        ("POST "
                + RUNS
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + headers
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }
}
