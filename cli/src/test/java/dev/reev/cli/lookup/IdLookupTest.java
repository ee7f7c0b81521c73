package dev.reev.cli.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.cli.fake.ScriptedApi;
import dev.reev.cli.lookup.IdLookup.Found;
import dev.reev.cli.lookup.IdLookup.Kind;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdLookupTest {

  private static final String A = "3f2a91c0-1111-4222-8333-444444444444";
  private static final String B = "3f2a0000-1111-4222-8333-444444444444";
  private static final String SUITE = "77770000-1111-4222-8333-444444444444";

  private final ScriptedApi api = new ScriptedApi();
  private final IdLookup lookup = new IdLookup(new ReevServer(api.url()));

  IdLookupTest() throws IOException {
    suites(suite(SUITE, "nightly", "2026-01-31T12:00:00Z"));
    runs(run(A, "nightly", "2026-01-31T12:00:01Z"), run(B, "", "2026-01-31T11:00:00Z"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private void runs(String... runs) {
    api.on("GET /api/v1/runs", "{\"data\":[" + String.join(",", runs) + "]}");
  }

  private void suites(String... suites) {
    api.on("GET /api/v1/suites", "{\"data\":[" + String.join(",", suites) + "]}");
  }

  private static String run(String id, String suite, String time) {
    return """
        {"id":"%s","benchmark_id":"001","agent":"bot","suite":"%s","created_at":"%s"}"""
        .formatted(id, suite, time);
  }

  private static String suite(String id, String name, String time) {
    return """
        {"id":"%s","name":"%s","created_at":"%s"}"""
        .formatted(id, name, time);
  }

  @Test
  void beginning_thatFitsOneIdOnly_isThatRun() throws ServerUnreachableException {
    assertThat(lookup.run("3f2a9")).isEqualTo(A);
    assertThat(lookup.run("3F2A91C0-1111")).isEqualTo(A);
  }

  @Test
  void beginning_thatFitsMore_namesThemInOneLine() {
    assertThatThrownBy(() -> lookup.run("3f2a"))
        .isInstanceOf(ReevFailure.class)
        .hasMessage(
            "'3f2a' begins the id of more than one run: %s (001, bot), %s (001, bot).", A, B);
  }

  @Test
  void manyThatFit_areNotAllNamed() {
    runs(
        Stream.iterate(0, i -> i + 1)
            .limit(9)
            .map(i -> run(A.replace('9', (char) ('0' + i)), "", ""))
            .collect(Collectors.joining(",")));
    assertThatThrownBy(() -> lookup.run("3f2a")).hasMessageEndingWith(" and 4 more.");
  }

  @Test
  void wholeId_andWhatIsNone_areLeftToTheServer() throws ServerUnreachableException {
    assertThat(lookup.run(A)).isEqualTo(A);
    assertThat(lookup.run("abc")).isEqualTo("abc");
    assertThat(lookup.suite(SUITE, true)).isEqualTo(SUITE);
    assertThat(api.received()).isEmpty();
  }

  @Test
  void beginning_isLookedForInTheNewestThousand() {
    api.on("GET /api/v1/runs", "{\"data\":[" + run(A, "", "") + "],\"next_cursor\":\"next one\"}");
    assertThatThrownBy(() -> lookup.run("9999"))
        .hasMessage(
            "there is no run '9999' among the newest 1000; give the whole id of an older one.");
    assertThat(api.received()).hasSize(5);
    assertThat(api.received().get(4).what()).endsWith("?limit=200&cursor=next%20one");
  }

  @Test
  void nameOfASuite_goesBeforeTheBeginningOfAnId() throws ServerUnreachableException {
    suites(suite(SUITE, "cafe", ""));
    assertThat(lookup.suite("cafe", false)).isEqualTo(SUITE);
    assertThat(api.received()).hasSize(1);
    suites();
    assertThatThrownBy(() -> lookup.suite("cafe", false))
        .hasMessage("there is no suite 'cafe'; see reev suite list.");
  }

  @Test
  void latest_isTheSuiteWhenTheNewestRunIsOfIt() throws ServerUnreachableException {
    assertThat(lookup.runOrSuite("latest")).isEqualTo(new Found(Kind.SUITE, SUITE));
    assertThat(lookup.run("latest")).isEqualTo(A);
    assertThat(lookup.suite("latest", true)).isEqualTo(SUITE);
    assertThat(api.received("GET /api/v1/suites").what()).endsWith("?limit=1&state=Completed");
  }

  @Test
  void latest_isARunThatCameAfterTheSuite() throws ServerUnreachableException {
    runs(run(B, "", "2026-01-31T13:00:00Z"));
    assertThat(lookup.runOrSuite("latest")).isEqualTo(new Found(Kind.RUN, B));
    runs(run(B, "", "2026-01-31T11:00:00Z"));
    assertThat(lookup.runOrSuite("latest")).isEqualTo(new Found(Kind.SUITE, SUITE));
    suites();
    assertThat(lookup.runOrSuite("latest")).isEqualTo(new Found(Kind.RUN, B));
    runs();
    assertThatThrownBy(() -> lookup.runOrSuite("latest"))
        .hasMessage("there is no run or suite yet.");
    assertThatThrownBy(() -> lookup.run("latest")).hasMessage("there is no run yet.");
  }

  @Test
  void runsAndSuites_areFoundByIdBeginningAndName() throws ServerUnreachableException {
    api.on("GET /api/v1/suites/" + SUITE, "{}");
    assertThat(lookup.runOrSuite(SUITE)).isEqualTo(new Found(Kind.SUITE, SUITE));
    assertThat(lookup.runOrSuite("nightly")).isEqualTo(new Found(Kind.SUITE, SUITE));
    assertThatThrownBy(() -> lookup.runOrSuite(A))
        .hasMessage("there is no run or suite '" + A + "'.");
    api.on("GET /api/v1/suites", "{\"data\":[]}");
    assertThat(lookup.runOrSuite("3f2a91").page()).isEqualTo("/runs/" + A);
    assertThatThrownBy(() -> lookup.runOrSuite("nobody"))
        .hasMessage("there is no run or suite 'nobody'.");
  }
}
