package dev.reev.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.output.AttemptOutputs;
import dev.reev.api.output.OutputKind;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.workflows.run.AttemptOutput;
import dev.reev.workflows.run.AttemptOutput.Output;
import dev.reev.workflows.run.AttemptRecord;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.run.Evidence;
import dev.reev.workflows.run.OutputWindow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@LiveServer
class LogsIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private StoredRunRows runs;
  @Autowired private AttemptOutputs outputs;
  @Autowired private JdbcClient jdbc;

  private UUID id;

  @BeforeEach
  void run() {
    id = runs.running();
  }

  @Test
  void aRunThatHasPrintedNothing_hasAnEmptyLog() throws Exception {
    HttpResponse<byte[]> log = get("");

    assertThat(log.statusCode()).isEqualTo(200);
    assertThat(log.body()).isEmpty();
    assertThat(header(log, "reev-log-complete")).isEqualTo("false");
  }

  @Test
  void aGrowingLog_isFollowedByRanges_andReplacedAtTheEnd() throws Exception {
    window(0, "one\n");
    HttpResponse<byte[]> first = get("");
    assertThat(text(first)).isEqualTo("one\n");
    assertThat(header(first, "content-type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(header(first, "accept-ranges")).isEqualTo("bytes");
    assertThat(get("", "range", "bytes=4-").statusCode()).isEqualTo(416);

    window(4, "two\n");
    HttpResponse<byte[]> more = get("", "range", "bytes=4-");
    assertThat(more.statusCode()).isEqualTo(206);
    assertThat(text(more)).isEqualTo("two\n");
    assertThat(header(more, "content-range")).isEqualTo("bytes 4-7/8");
    assertThat(header(more, "etag")).isNotEqualTo(header(first, "etag"));

    store(1, "one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8), 0);
    HttpResponse<byte[]> whole = get("");
    assertThat(text(whole)).isEqualTo("one\ntwo\nthree\n");
    assertThat(header(whole, "reev-log-complete")).isEqualTo("true");
    assertThat(header(whole, "reev-log-size")).isEqualTo("14");
    // A window that comes late changes nothing.
    window(8, "late\n");
    assertThat(get("").body()).isEqualTo(whole.body());
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 206, 0123, bytes 0-3/10",
    "bytes=7-, 206, 789, bytes 7-9/10",
    "bytes=-2, 206, 89, bytes 8-9/10",
    "bytes=-99, 206, 0123456789, bytes 0-9/10",
    "bytes=5-99, 206, 56789, bytes 5-9/10"
  })
  void aRange_isServedAlone(String range, int status, String body, String contentRange)
      throws Exception {
    store(1, "0123456789".getBytes(StandardCharsets.US_ASCII), 0);

    HttpResponse<byte[]> part = get("", "range", range);

    assertThat(part.statusCode()).isEqualTo(status);
    assertThat(text(part)).isEqualTo(body);
    assertThat(header(part, "content-range")).isEqualTo(contentRange);
  }

  @Test
  void conditions_areMet() throws Exception {
    store(1, "0123456789".getBytes(StandardCharsets.US_ASCII), 0);
    String tag = header(get(""), "etag");

    assertThat(get("", "if-none-match", tag).statusCode()).isEqualTo(304);
    assertThat(get("", "range", "bytes=0-3", "if-range", tag).statusCode()).isEqualTo(206);
    HttpResponse<byte[]> other = get("", "range", "bytes=0-3", "if-range", "\"old\"");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).hasSize(10);
    HttpResponse<byte[]> beyond = get("", "range", "bytes=10-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(header(beyond, "content-range")).isEqualTo("bytes */10");
  }

  @Test
  void anyBytes_comeBackAsTheyWere() throws Exception {
    byte[] noise = new byte[300_000];
    new Random(3).nextBytes(noise);
    store(1, noise, 17);

    HttpResponse<byte[]> whole = get("");
    HttpResponse<byte[]> part = get("", "range", "bytes=65530-196700");

    assertThat(whole.body()).isEqualTo(noise);
    assertThat(header(whole, "reev-log-cut")).isEqualTo("17");
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(noise, 65_530, 196_701));
  }

  @Test
  void aWindowOfALongLog_readsFewSegments() throws Exception {
    byte[] lines = lines(100_000);
    store(1, lines, 0);
    long segments =
        jdbc.sql(
                "select count(*) from output_segment s join attempt_output o on o.id = s.output_id"
                    + " where o.execution_id = ? and stream = 'stdout'")
            .param(id)
            .query(Long.class)
            .single();
    get("?tail=5");

    long start = System.nanoTime();
    HttpResponse<byte[]> tail = get("?tail=5");
    HttpResponse<byte[]> middle = get("", "range", "bytes=600000-600099");
    long tookMs = (System.nanoTime() - start) / 1_000_000;

    assertThat(segments).isEqualTo(-Math.floorDiv(-lines.length, 64 * 1024));
    assertThat(text(tail)).startsWith("line 099995\n").endsWith("line 099999\n");
    assertThat(header(tail, "reev-log-offset")).isEqualTo(Integer.toString(lines.length - 60));
    assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(lines, 600_000, 600_100));
    assertThat(tookMs).isLessThan(500);
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 2\\n3", "3, 1\\n2\\n3", "99, 1\\n2\\n3"})
  void aTail_countsALastLineWithoutItsBreak(int lines, String expected) throws Exception {
    store(1, "1\n2\n3".getBytes(StandardCharsets.US_ASCII), 0);

    assertThat(text(get("?tail=" + lines))).isEqualTo(expected.replace("\\n", "\n"));
  }

  @Test
  void attempts_haveTheirOwnLogs_andTheLatestIsTheDefault() throws Exception {
    store(1, "first\n".getBytes(StandardCharsets.US_ASCII), 0);
    store(2, "second\n".getBytes(StandardCharsets.US_ASCII), 0);

    assertThat(text(get(""))).isEqualTo("second\n");
    assertThat(text(get("?attempt=1"))).isEqualTo("first\n");
    assertThat(text(get("?stream=stderr&attempt=1"))).isEqualTo("oops\n");
    assertThat(get("?attempt=3").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"?stream=both, stream", "?tail=0, tail", "?tail=10001, tail", "?tail=x, tail"})
  void wrongParameters_areToldByName(String query, String field) throws Exception {
    HttpResponse<byte[]> answer = get(query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ReevJson.MAPPER.readTree(answer.body()).at("/errors/0/field").asString())
        .isEqualTo(field);
  }

  @Test
  void anUnknownRun_isNotFound() throws Exception {
    id = UUID.randomUUID();

    assertThat(get("").statusCode()).isEqualTo(404);
  }

  private void window(long offset, String text) {
    outputs.append(
        id,
        1,
        OutputKind.STDOUT,
        new OutputWindow(offset, text.getBytes(StandardCharsets.US_ASCII)));
  }

  private void store(int attempt, byte[] stdout, long cutBytes) throws IOException {
    byte[] stderr = "oops\n".getBytes(StandardCharsets.US_ASCII);
    outputs.store(
        id,
        new AttemptRecord(
            attempt,
            "host-a",
            null,
            null,
            null,
            null,
            new Evidence(null, null, null, null, null),
            null,
            null,
            new AttemptOutput(
                new Output(document(stdout), cutBytes), new Output(document(stderr), 0)),
            null));
  }

  private static Document document(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    }
    return new Document(Sha256.hex(content), content.length, 1, compressed.toByteArray());
  }

  private static byte[] lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(line -> "line %06d\n".formatted(line))
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.US_ASCII);
  }

  private HttpResponse<byte[]> get(String query, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/api/v1/runs/" + id + "/logs" + query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
