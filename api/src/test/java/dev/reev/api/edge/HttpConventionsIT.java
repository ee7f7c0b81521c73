package dev.reev.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ServerWithoutTemporal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every route has in common. */
@ServerWithoutTemporal
class HttpConventionsIT {

  private static final String PAGE = "http://localhost:5173";
  private static final String BENCHMARKS = "/api/v1/benchmarks";

  @LocalServerPort private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void preflight_isAnsweredOnEveryRoute() throws Exception {
    Set<String> routes = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping ->
                mapping
                    .getMethodsCondition()
                    .getMethods()
                    .forEach(
                        method ->
                            mapping
                                .getPatternValues()
                                .forEach(path -> routes.add(method + " " + path))));
    assertThat(routes).contains("POST /api/v1/runs", "GET /api/v1/health").hasSizeGreaterThan(20);

    for (String route : routes) {
      String[] parts = route.split(" ", 2);
      HttpResponse<String> answer =
          preflight(parts[1].replaceAll("[{][^}]*[}]", "x"), parts[0], PAGE);

      assertThat(answer.statusCode()).as(route).isEqualTo(200);
      assertThat(header(answer, "Access-Control-Allow-Origin")).as(route).isEqualTo(PAGE);
      assertThat(header(answer, "Access-Control-Allow-Methods")).as(route).contains(parts[0]);
      assertThat(header(answer, "Access-Control-Allow-Headers")).as(route).contains("content-type");
    }
  }

  @Test
  void pagesOfOtherOrigins_areRefusedAsAProblem() throws Exception {
    HttpResponse<String> answer = preflight(BENCHMARKS, "GET", "https://evil.example");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(json(answer).get("code").asString()).isEqualTo("origin_not_allowed");
  }

  @Test
  void pages_seeHeadersAndRefusals() throws Exception {
    HttpResponse<String> read = get(BENCHMARKS, "Origin", PAGE);
    HttpResponse<String> refused = get("/api/v1/runs?label=a%00b", "Origin", PAGE);

    assertThat(header(read, "Access-Control-Expose-Headers"))
        .contains("ETag", "Location", "Link", "Retry-After", "Content-Range", "Accept-Ranges");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
  }

  @Test
  void read_isRevalidatedByItsTag_andUnchangedHasNoBody() throws Exception {
    HttpResponse<String> first = get(BENCHMARKS, "Accept", "application/json");
    String tag = header(first, "ETag");

    HttpResponse<String> second = get(BENCHMARKS, "If-None-Match", tag);

    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "ETag")).isEqualTo(tag);
    assertThat(get(BENCHMARKS, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void problemsAndStreams_haveNoTag() throws Exception {
    assertThat(get("/api/v1/nothing", "Accept", "*/*").headers().firstValue("ETag")).isEmpty();
    assertThat(get("/api/v1/runs/x/events", "Accept", "*/*").headers().firstValue("Cache-Control"))
        .isEmpty();
  }

  @Test
  void wrongMethodAndType_tellWhatIsAllowed() throws Exception {
    HttpResponse<String> method =
        http.send(request(BENCHMARKS).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> type =
        http.send(
            request("/api/v1/runs")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(header(method, "Allow")).contains("GET");
    assertThat(json(method).get("code").asString()).isEqualTo("method_not_allowed");
    assertThat(type.statusCode()).isEqualTo(415);
    assertThat(header(type, "Accept")).contains("application/json");
    assertThat(json(type).get("message").asString())
        .matches("Content-Type 'text/plain.*' is not supported");
  }

  @Test
  void aPackedBody_isToldSo() throws Exception {
    HttpResponse<String> packed =
        http.send(
            request("/api/v1/runs")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {31, (byte) 139, 8, 0}))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(packed.statusCode()).isEqualTo(415);
    assertThat(json(packed).get("message").asString())
        .isEqualTo("Content-Encoding 'gzip' is not taken; send the body as it is");
  }

  @Test
  void rangeBehindTheEnd_isAProblemThatNamesTheSize() throws Exception {
    HttpResponse<String> run =
        http.send(
            request("/api/v1/runs")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    String id = json(run).get("id").asString();

    HttpResponse<String> answer = get("/api/v1/runs/" + id + "/logs", "Range", "bytes=5-");

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(header(answer, "Content-Range")).isEqualTo("bytes */0");
    assertThat(json(answer).get("code").asString()).isEqualTo("requested_range_not_satisfiable");
  }

  @Test
  void everyWrongParameter_isToldByItsOwnName() throws Exception {
    JsonNode problem =
        json(get("/api/v1/runs?limit=x&min_score=2&since=now", "Accept", "application/json"));

    assertThat(problem.get("code").asString()).isEqualTo("validation_failed");
    assertThat(
            problem
                .get("errors")
                .valueStream()
                .map(error -> error.get("field").asString() + " " + error.get("reason").asString()))
        .contains(
            "limit must be a whole number",
            "since must be a time with its zone, such as 2026-01-31T12:00:00Z");
  }

  private HttpResponse<String> preflight(String path, String method, String origin)
      throws Exception {
    return http.send(
        request(path)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", "content-type")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String name, String value) throws Exception {
    return http.send(
        request(path).header(name, value).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
