package dev.reev.api.watch.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.api.suite.state.ItemOutcome;
import dev.reev.api.suite.state.SuiteOutcomes;
import dev.reev.api.watch.rule.WatchRule;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.schedule.Judgement;
import dev.reev.workflows.schedule.OpenedTick;
import dev.reev.workflows.schedule.TickConclusion;
import dev.reev.workflows.schedule.TickDecision;
import dev.reev.workflows.schedule.TickDisplay;
import dev.reev.workflows.schedule.TickOpening;
import dev.reev.workflows.schedule.TickQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Tick activities on a real database, and the webhooks that they notify. */
@ServerWithFakeEngine
class TickActivitiesImplIT {

  private static final HttpServer RECEIVER = receiver();
  private static final List<Message> HEARD = new ArrayList<>();

  /** Paths of receivers that are no more. */
  private static final Set<String> GONE = new HashSet<>();

  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final String CONTROL = "deterministic";
  private static volatile int answer = 200;

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private TickActivitiesImpl ticks;
  @Autowired private WebhookActivitiesImpl telling;
  @Autowired private SuiteOutcomes outcomes;
  @Autowired private RecordActivities runs;

  private String schedule = "";
  private int opened;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("reev.webhooks.hosts", () -> "127.0.0.1:" + RECEIVER.getAddress().getPort());
  }

  @AfterAll
  static void stop() {
    RECEIVER.stop(0);
  }

  @BeforeEach
  void aScheduleWithAWebhook() {
    HEARD.clear();
    GONE.clear();
    answer = 200;
    String body =
        """
        {"name":"nightly","cron":"0 3 * * *",
         "suite":{"benchmarks":["001-sol-transfer","002-*"],"agents":["local"],"repeats":10},
         "watch":{"control":{"agent":"deterministic"}},
         "webhook":{"url":"http://127.0.0.1:%d/reev","secret":"whsec_%s"}}
        """
            .formatted(RECEIVER.getAddress().getPort(), Base64.getEncoder().encodeToString(KEY));
    assertThat(
            http.post()
                .uri("/api/v1/schedules")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange())
        .hasStatus(201);
    schedule = jdbc.sql("select id from schedule").query(String.class).single();
  }

  @Test
  void aRegression_isConfirmed_stands_andEndsWithARecovery() throws Exception {
    assertThat(tick(1, 1)).isEqualTo(TickDecision.BASELINE);
    assertThat(tick(1, 1)).isEqualTo(TickDecision.GOOD);
    assertThat(tick(0, 1)).isEqualTo(TickDecision.REGRESSED);
    assertThat(confirmingRuns("local")).isEqualTo(confirmingRuns(CONTROL)).isPositive();
    assertThat(tick(0, 1)).isEqualTo(TickDecision.STILL_REGRESSED);
    assertThat(tick(1, 1)).isEqualTo(TickDecision.RECOVERED);
    assertThat(tick(0, 1)).isEqualTo(TickDecision.REGRESSED);

    JsonNode history = get("/schedules/nightly/ticks").get("data");
    String first = history.get(3).get("id").asString();
    for (int tick : new int[] {1, 2, 3}) {
      assertThat(history.get(tick).get("first_bad_tick_id").asString()).isEqualTo(first);
    }
    assertThat(history.get(0).get("first_bad_tick_id")).isEqualTo(history.get(0).get("id"));
  }

  @Test
  void aControlThatFails_makesTheEnvironmentInvalid_andNoBaseline() throws Exception {
    assertThat(tick(1, 0)).isEqualTo(TickDecision.ENVIRONMENT_INVALID);
    assertThat(tick(1, 1)).isEqualTo(TickDecision.BASELINE);
    assertThat(tick(0, 0)).isEqualTo(TickDecision.ENVIRONMENT_INVALID);

    JsonNode newest = get("/schedules/nightly/ticks").get("data").get(0);
    assertThat(newest.get("decision").asString()).isEqualTo("environment_invalid");
    assertThat(newest.get("regressed").isEmpty()).isTrue();
  }

  @Test
  void aBenchmarkWhoseTextChanged_isNotCompared() throws Exception {
    assertThat(tick(1, 1)).isEqualTo(TickDecision.BASELINE);
    jdbc.sql(
            "update execution set benchmark_sha256 = (select version_sha256 from benchmark"
                + " where id = '001-sol-transfer') where benchmark_id like '002-%'")
        .update();

    assertThat(
            tick(
                item ->
                    item.benchmark().startsWith("002-") && !item.agent().equals(CONTROL) ? 0 : 1))
        .isEqualTo(TickDecision.GOOD);
  }

  @Test
  void theWebhook_isToldWithASignature_thatAnyoneWithTheSecretCanCheck() throws Exception {
    tick(1, 0);

    telling.deliver(newestTick());

    Message message = HEARD.get(0);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    String signed = message.id() + "." + message.timestamp() + "." + message.body();
    assertThat(message.signature())
        .isEqualTo(
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    assertThat(ReevJson.MAPPER.readTree(message.body()).get("type").asString())
        .contains("environment_invalid");
    assertThat(stored()).doesNotContain(Base64.getEncoder().encodeToString(KEY));
  }

  @Test
  void aReceiverThatIsDown_isToldAgainWithTheSameId_andGoneIsTheEnd() throws Exception {
    tick(1, 0);
    String tick = newestTick();
    answer = 503;
    assertThatThrownBy(() -> telling.deliver(tick)).hasMessageContaining("503");
    answer = 200;
    telling.deliver(tick);

    assertThat(HEARD).extracting(Message::id).containsExactly("tick-" + tick, "tick-" + tick);
    JsonNode told = get("/ticks/" + tick).get("notification");
    assertThat(told.get("attempts").asInt()).isEqualTo(2);
    assertThat(told.get("delivered_at").isNull()).isFalse();
    assertThat(told.get("error").isNull()).isTrue();
    telling.deliver(tick);
    assertThat(HEARD).as("who has heard is not told again").hasSize(2);

    tick(1, 0);
    answer = 410;
    assertThatThrownBy(() -> telling.deliver(newestTick())).hasMessageContaining("410");
    assertThat(get("/ticks/" + newestTick()).get("notification").get("gave_up").asBoolean())
        .isTrue();
  }

  /** The one that is gone keeps no other from hearing, and each hears once. */
  @Test
  void everyWebhook_isToldInItsOwnFormat_onceEach() throws Exception {
    JsonNode chat = add("{\"format\":\"slack\",\"url\":\"%s/T01/secret-tail\"}".formatted(url()));
    assertThat(chat.get("url").asString()).endsWith("/***tail").doesNotContain("secret");
    JsonNode schedule = get("/schedules/nightly");
    assertThat(schedule.get("webhooks").size()).isEqualTo(2);
    assertThat(schedule.at("/webhook/url").asString()).isEqualTo(url());
    assertThat(stored()).doesNotContain("secret-tail");
    tick(1, 0);
    String tick = newestTick();
    GONE.add("/reev/T01/secret-tail");

    assertThatThrownBy(() -> telling.deliver(tick)).hasMessageContaining("410");
    assertThatThrownBy(() -> telling.deliver(tick)).hasMessageContaining("410");

    assertThat(HEARD).extracting(Message::path).containsExactly("/reev", "/reev/T01/secret-tail");
    assertThat(HEARD.get(0).body()).contains("\"page\":\"http://127.0.0.1:", "/ticks/" + tick);
    assertThat(ReevJson.MAPPER.readTree(HEARD.get(1).body()).get("text").asString())
        .contains("Schedule nightly: environment invalid", "/ticks/" + tick + "|Open in Reev>");
    assertThat(HEARD.get(1).signature()).isNull();
    assertThat(get("/ticks/" + tick).get("notifications").size()).isEqualTo(2);
  }

  /**
   * Earlier versions had a single webhook: requests and answers of their clients must keep their
   * meaning.
   */
  @Test
  void clientThatKnowsOfOneWebhook_isServedAsBefore() throws Exception {
    String id = get("/schedules/nightly").at("/webhook/id").asString();

    patch("{\"note\":\"changed\"}", 200);
    patch("{\"webhook\":{\"url\":\"%s\"}}".formatted(url()), 200);

    assertThat(get("/schedules/nightly").at("/webhook/id").asString()).isEqualTo(id);
    tick(1, 0);
    telling.deliver(newestTick());
    assertThat(HEARD.get(0).signature()).startsWith("v1,");
    assertThat(patch("{\"webhook\":{\"url\":\"%s/new\"}}".formatted(url()), 400))
        .contains("webhook.secret");
    JsonNode chat = add("{\"format\":\"teams\",\"url\":\"%s/tail\"}".formatted(url()));
    assertThat(patch("{\"webhook\":null}", 400)).contains("change webhooks");
    patch(
        "{\"webhooks\":[{\"id\":%s},{\"format\":\"slack\",\"url\":\"%s/s\"}]}"
            .formatted(chat.get("id"), url()),
        200);
    assertThat(get("/schedules/nightly").get("webhooks"))
        .extracting(webhook -> webhook.get("format").asString())
        .containsExactly("teams", "slack");
    patch("{\"webhooks\":[]}", 200);
    assertThat(get("/schedules/nightly").get("webhook").isNull()).isTrue();
  }

  @Test
  void webhook_isTested_andTakenAway() throws Exception {
    JsonNode chat = add("{\"format\":\"discord\",\"url\":\"%s/tested\"}".formatted(url()));
    String path = "/api/v1/schedules/nightly/webhooks/" + chat.get("id").asString();

    assertThat(http.post().uri(path + "/test")).hasStatus(200).bodyText().contains("success");
    assertThat(HEARD.get(0).body()).contains("Schedule nightly: test");
    GONE.add("/reev/tested");
    assertThat(http.post().uri(path + "/test"))
        .hasStatus(200)
        .bodyText()
        .contains("\"error\"", "410");

    assertThat(http.delete().uri(path)).hasStatus(204);
    assertThat(http.delete().uri(path)).hasStatus(404);
    assertThat(get("/schedules/nightly").get("webhooks").size()).isEqualTo(1);
  }

  @Test
  void anOpenedTick_saysWhatTemporalIsToShowOfIt() {
    var opening = new TickOpening(schedule, "schedule-nightly-shown", null);

    TickDisplay display = Objects.requireNonNull(ticks.open(opening).display());

    assertThat(display.control()).isEqualTo("deterministic");
    assertThat(display.maxRounds()).isEqualTo(WatchRule.MAX_ROUNDS);
    assertThat(display.url()).startsWith("http://127.0.0.1:");
  }

  /** As when the server dies with the answer in its hands. */
  @Test
  void aStepThatIsAskedForAgain_isTheSameStep() {
    tick(1, 1);
    var opening = new TickOpening(schedule, "schedule-nightly-again", null);
    OpenedTick open = ticks.open(opening);
    assertThat(ticks.open(opening)).isEqualTo(open);

    run(open.suite(), scores(0, 1));
    Judgement suspected = ticks.judge(new TickQuestion(open.tick(), 0));
    assertThat(ticks.judge(new TickQuestion(open.tick(), 0))).isEqualTo(suspected);
    assertThat(suspected.confirmation()).isNotNull();
    run(suspected.confirmation(), scores(0, 1));
    Judgement decided = ticks.judge(new TickQuestion(open.tick(), 1));
    assertThat(ticks.judge(new TickQuestion(open.tick(), 1))).isEqualTo(decided);

    var conclusion =
        new TickConclusion(
            open.tick(), Objects.requireNonNull(decided.decision()), decided.reason());
    assertThat(ticks.conclude(conclusion).tell()).isTrue();
    assertThat(ticks.conclude(conclusion).tell()).isTrue();
    assertThat(jdbc.sql("select count(*) from tick").query(Integer.class).single()).isEqualTo(2);
    assertThat(jdbc.sql("select count(*) from suite").query(Integer.class).single()).isEqualTo(3);
  }

  @Test
  void newsOfAScheduleWithoutWebhook_isToldToNobody() {
    assertThat(
            http.patch()
                .uri("/api/v1/schedules/nightly")
                .contentType("application/merge-patch+json")
                .content("{\"webhook\":null}")
                .exchange())
        .hasStatus(200);
    tick(1, 1);
    OpenedTick open = ticks.open(new TickOpening(schedule, "schedule-nightly-unheard", null));

    var conclusion = new TickConclusion(open.tick(), TickDecision.REGRESSED, "worse");

    assertThat(ticks.conclude(conclusion).tell()).isFalse();
  }

  /** One tick in which every run of the agent and of the control scores so. */
  private TickDecision tick(double agent, double control) {
    return tick(scores(agent, control));
  }

  private static ToDoubleFunction<ItemOutcome> scores(double agent, double control) {
    return item -> item.agent().equals(CONTROL) ? control : agent;
  }

  private TickDecision tick(ToDoubleFunction<ItemOutcome> score) {
    String workflow = "schedule-nightly-" + opened++;
    var open = ticks.open(new TickOpening(schedule, workflow, null));
    run(open.suite(), score);
    Judgement judgement = ticks.judge(new TickQuestion(open.tick(), 0));
    for (int round = 1; judgement.decision() == null; round++) {
      run(judgement.confirmation(), score);
      judgement = ticks.judge(new TickQuestion(open.tick(), round));
    }
    TickDecision decision = Objects.requireNonNull(judgement.decision());
    var unused = ticks.conclude(new TickConclusion(open.tick(), decision, judgement.reason()));
    return decision;
  }

  private void run(@Nullable String suite, ToDoubleFunction<ItemOutcome> score) {
    for (var item : outcomes.of(UUID.fromString(Objects.requireNonNull(suite)))) {
      runs.storeResult(
          Sessions.completed(Objects.requireNonNull(item.run()), score.applyAsDouble(item)));
    }
  }

  private int confirmingRuns(String agent) {
    return jdbc.sql(
            "select count(*) from suite_item i join suite s on s.id = i.suite_id"
                + " where s.kind = 'CONFIRMATION' and i.agent = ?")
        .param(agent)
        .query(Integer.class)
        .single();
  }

  private String patch(String patch, int status) throws Exception {
    var result =
        http.patch()
            .uri("/api/v1/schedules/nightly")
            .contentType("application/merge-patch+json")
            .content(patch)
            .exchange();
    assertThat(result).hasStatus(status);
    return result.getResponse().getContentAsString();
  }

  private static String url() {
    return "http://127.0.0.1:%d/reev".formatted(RECEIVER.getAddress().getPort());
  }

  private JsonNode add(String webhook) throws Exception {
    var result =
        http.post()
            .uri("/api/v1/schedules/nightly/webhooks")
            .contentType(MediaType.APPLICATION_JSON)
            .content(webhook)
            .exchange();
    assertThat(result).hasStatus(201);
    return ReevJson.MAPPER.readTree(result.getResponse().getContentAsString());
  }

  private String newestTick() throws Exception {
    return get("/schedules/nightly/ticks").get("data").get(0).get("id").asString();
  }

  private String stored() {
    return jdbc.sql("select s::text from schedule s").query(String.class).single();
  }

  private JsonNode get(String path) throws Exception {
    var result = http.get().uri("/api/v1" + path).exchange();
    assertThat(result).hasStatusOk();
    return ReevJson.MAPPER.readTree(
        result.getResponse().getContentAsString(StandardCharsets.UTF_8));
  }

  private static HttpServer receiver() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/reev",
          exchange -> {
            var headers = exchange.getRequestHeaders();
            HEARD.add(
                new Message(
                    exchange.getRequestURI().getPath(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            String path = exchange.getRequestURI().getPath();
            exchange.sendResponseHeaders(GONE.contains(path) ? 410 : answer, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Message(
      String path, String id, String timestamp, @Nullable String signature, String body) {}
}
