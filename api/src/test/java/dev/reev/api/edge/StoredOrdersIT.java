package dev.reev.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.reev.api.StoredRows;
import dev.reev.api.request.AnsweredAsStored;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.RecordActivities;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import tools.jackson.databind.JsonNode;

/** What is stored is answered as stored, though the pool is empty right after the commit. */
@ServerWithFakeEngine
@Import(StoredOrdersIT.Configuration.class)
class StoredOrdersIT {

  private static final String RUN = "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"local\"}";
  private static final String SUITE =
      "{\"name\":\"nightly\",\"benchmarks\":[\"001-*\"],\"agents\":[\"deterministic\"]}";
  private static final String SCHEDULE =
      """
      {"name":"nightly","cron":"0 3 * * *","suite":{"benchmarks":["001-*"],"agents":["deterministic"]}}
      """;

  /** Store nothing, or have their answer without reading again. */
  private static final Set<String> NO_ORDERS =
      Set.of(
          "AgentController.add",
          "AgentController.save",
          "AgentController.delete",
          "AgentController.test",
          "AgentController.reload",
          "WebhookController.test",
          "CatalogueController.sync",
          "CatalogueController.validate",
          "CatalogueController.upsert",
          "UpsertSelfTest.run");

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private RecordActivities records;
  @Autowired private DataSource pool;

  @Test
  void runs_areAnsweredAsStored() {
    UUID run = id(send(HttpMethod.POST, "/runs", RUN), 202);
    id(send(HttpMethod.POST, "/runs/" + run + "/rerun", null), 202);
    id(send(HttpMethod.POST, "/runs/" + run + "/cancel", null), 202);
    assertThat(send(HttpMethod.POST, "/benchmarks/001-sol-transfer/run", "{\"agent\":\"local\"}"))
        .hasStatus(200);
    assertThat(count("execution")).isEqualTo(3);
  }

  @Test
  void suites_areAnsweredAsStored() {
    UUID suite = id(send(HttpMethod.POST, "/suites", SUITE), 202);
    for (String change : List.of("pause", "resume", "cancel")) {
      assertThat(send(HttpMethod.POST, "/suites/" + suite + "/" + change, null))
          .as(change)
          .hasStatusOk();
    }
    UUID failing = id(send(HttpMethod.POST, "/suites", SUITE), 202);
    UUID run =
        jdbc.sql("select id from execution where suite_id = ?")
            .param(failing)
            .query(UUID.class)
            .single();
    records.storeResult(Sessions.failed(run, "boom"));
    id(send(HttpMethod.POST, "/suites/" + failing + "/retry", null), 202);
  }

  @Test
  void scoreSets_areAnsweredAsStored() {
    UUID run =
        new StoredRows(jdbc, records)
            .scored("001-sol-transfer", "deterministic", 0.5, Instant.now());
    UUID set = id(send(HttpMethod.POST, "/runs/" + run + "/scores", "{}"), 202);
    id(send(HttpMethod.POST, "/scores/" + set + "/cancel", null), 202);
  }

  @Test
  void schedules_areAnsweredAsStored() {
    assertThat(send(HttpMethod.POST, "/schedules", SCHEDULE)).hasStatus(201);
    String own = "/schedules/nightly";
    assertThat(send(HttpMethod.PATCH, own, "{\"note\":\"quiet\"}")).hasStatusOk();
    assertThat(send(HttpMethod.POST, own + "/pause", null)).hasStatusOk();
    assertThat(send(HttpMethod.POST, own + "/resume", null)).hasStatusOk();
    assertThat(send(HttpMethod.POST, own + "/trigger", null)).hasStatus(202);
    String range = "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-03T00:00:00Z\"}";
    assertThat(send(HttpMethod.POST, own + "/backfill", range)).hasStatus(202);
    assertThat(send(HttpMethod.DELETE, own, null)).hasStatus(204);
  }

  @Test
  void everyRouteThatChangesSomething_isAnsweredFromItsTransaction() {
    List<String> others =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.reev.api")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(StoredOrdersIT::isChange)
                .filter(method -> !method.isAnnotatedWith(AnsweredAsStored.class))
                .map(StoredOrdersIT::name)
                .toList();

    assertThat(others).containsExactlyInAnyOrderElementsOf(NO_ORDERS);
  }

  private static boolean isChange(JavaMethod method) {
    return List.of(PostMapping.class, PutMapping.class, PatchMapping.class, DeleteMapping.class)
        .stream()
        .anyMatch(method::isAnnotatedWith);
  }

  private static String name(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return owner.getSimpleName() + "." + method.getName();
  }

  private MvcTestResult send(HttpMethod method, String path, @Nullable String body) {
    var request =
        http.method(method)
            .uri("/api/v1" + path)
            .contentType(
                method.equals(HttpMethod.PATCH)
                    ? MediaType.valueOf("application/merge-patch+json")
                    : MediaType.APPLICATION_JSON);
    ExhaustedPool exhausted = (ExhaustedPool) pool;
    exhausted.emptyAfterCommit();
    try {
      return (body == null ? request : request.content(body)).exchange();
    } finally {
      exhausted.reset();
    }
  }

  private static UUID id(MvcTestResult result, int status) {
    try {
      String body = result.getResponse().getContentAsString();
      assertThat(result.getResponse().getStatus()).as(body).isEqualTo(status);
      JsonNode answer = ReevJson.MAPPER.readTree(body);
      return UUID.fromString(answer.get("id").asString());
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  /** The server's own pool, with a hand on it. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Configuration {

    @Bean
    static BeanPostProcessor exhaustion() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof DataSource pool ? new ExhaustedPool(pool) : bean;
        }
      };
    }
  }
}
