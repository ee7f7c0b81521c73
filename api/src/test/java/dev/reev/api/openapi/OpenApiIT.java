package dev.reev.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ServerWithoutTemporal;
import dev.reev.benchmarks.schema.ReevJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The document that the server shows is the one in docs/, and a linter agrees with it. */
@ServerWithoutTemporal
@Timeout(300)
class OpenApiIT {

  private static final Path ROOT = Path.of(System.getProperty("reev.root"));
  private static final Path DOCUMENT = ROOT.resolve("docs/openapi.yaml");

  @LocalServerPort private int port;

  @Test
  void document_isTheOneInDocs() throws Exception {
    String served = get("/v3/api-docs.yaml").body();
    if (Boolean.getBoolean("reev.openapi.write")) {
      Files.writeString(DOCUMENT, served);
    }

    String kept = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";

    assertThat(served.equals(kept))
        .as(
            "docs/openapi.yaml is not what the server says (%s); bin/write-openapi rewrites it",
            firstDifference(kept, served))
        .isTrue();
  }

  @Test
  void textsThatAreOneOfSomeWords_sayWhich() throws Exception {
    JsonNode schemas =
        ReevJson.MAPPER.readTree(get("/v3/api-docs").body()).at("/components/schemas");

    assertThat(schemas.at("/RunView/properties/state/enum").toString())
        .isEqualTo("[\"Pending\",\"Running\",\"Completed\",\"Failed\",\"Stopped\",\"TimedOut\"]");
    assertThat(schemas.at("/ItemViewFailure/properties/type/enum").toString())
        .contains("\"agent_error\"", "\"host_lost\"");
    assertThat(schemas.at("/ComparisonView/properties/verdict/enum").toString())
        .isEqualTo("[\"better\",\"worse\",\"same\",\"indecisive\"]");
    assertThat(schemas.at("/TickView/properties/decision/enum").toString())
        .contains("\"still_regressed\"", "null");
  }

  @Test
  void linter_findsNothing() throws Exception {
    Process linter =
        new ProcessBuilder(ROOT.resolve("bin/lint-openapi").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(linter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(linter.waitFor()).as(output).isZero();
  }

  @Test
  void pagesForPeople_comeFromTheServerItself() throws Exception {
    HttpResponse<String> page = get("/swagger-ui/index.html");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("https://");
    assertThat(get("/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
  }

  private static String firstDifference(String kept, String served) {
    String[] before = kept.split("\n", -1);
    String[] after = served.split("\n", -1);
    int line = 0;
    while (line < before.length && line < after.length && before[line].equals(after[line])) {
      line++;
    }
    return "line %d: '%s' there, '%s' served"
        .formatted(
            line + 1,
            line < before.length ? before[line].strip() : "",
            line < after.length ? after[line].strip() : "");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
