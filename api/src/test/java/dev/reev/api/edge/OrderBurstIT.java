package dev.reev.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ServerWithoutTemporal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** More orders at a time than a small pool serves: each is stored and told so, or neither. */
@ServerWithoutTemporal
@TestPropertySource(
    properties = {
      "spring.datasource.hikari.maximum-pool-size=2",
      "spring.datasource.hikari.connection-timeout=250",
      "logging.level.dev.reev.api=OFF"
    })
class OrderBurstIT {

  private static final int ORDERS = 600;

  /** Far more than connections, and fewer than the server takes at a time. */
  private static final int CLIENTS = 100;

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  @Test
  @Timeout(180)
  void storedRuns_areAsManyAsAcceptedOnes() throws Exception {
    List<Integer> answers = burst();
    long accepted = answers.stream().filter(status -> status == 202).count();
    long stored = jdbc.sql("select count(*) from execution").query(Long.class).single();

    assertThat(answers).contains(202).containsOnly(202, 429);
    assertThat(stored).isEqualTo(accepted);
  }

  private List<Integer> burst() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      HttpClient http = HttpClient.newHttpClient();
      List<Callable<Integer>> orders = new ArrayList<>();
      for (int i = 0; i < ORDERS; i++) {
        orders.add(() -> order(http));
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : clients.invokeAll(orders)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      clients.shutdownNow();
    }
  }

  private int order(HttpClient http) throws IOException, InterruptedException {
    HttpRequest order =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/runs"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\"}"))
            .build();
    return http.send(order, BodyHandlers.discarding()).statusCode();
  }
}
