package dev.reev.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.output.AttemptOutputs;
import dev.reev.api.output.OutputKind;
import dev.reev.api.output.OutputReader;
import dev.reev.api.output.StoredOutput;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.OutputWindow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LiveServer
class ProgressCollectorIT {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired private StoredRunRows runs;
  @Autowired private FakeProgressSource source;
  @Autowired private AttemptOutputs outputs;
  @Autowired private OutputReader reading;
  @Autowired private JdbcClient jdbc;

  private UUID id;

  @BeforeEach
  void run() {
    id = runs.running();
  }

  @Test
  void aSignOfLife_isStoredWithinASecond_andOutputIsPutTogether() {
    beat(3, 0, "one\ntwo\n");
    await().atMost(SECOND).until(() -> text().equals("one\ntwo\n"));

    // The next window overlaps with the first.
    beat(4, 4, "two\nthree\n");

    await().atMost(SECOND).until(() -> text().equals("one\ntwo\nthree\n"));
    assertThat(events()).isEqualTo(4);
    StoredOutput output = reading.find(id, OutputKind.STDOUT, null).orElseThrow();
    assertThat(output.complete()).isFalse();
    assertThat(output.cutBytes()).isZero();
    assertThat(reading.find(id, OutputKind.STDERR, null)).isEmpty();
  }

  @Test
  void whatRushedByUnseen_isMarked() {
    beat(1, 0, "one\n");
    await().atMost(SECOND).until(() -> text().equals("one\n"));

    beat(2, 104, "late\n");

    await()
        .atMost(SECOND)
        .until(() -> text().equals("one\n[... 100 bytes not shown while the run is open]\nlate\n"));
    assertThat(reading.find(id, OutputKind.STDOUT, null).orElseThrow().cutBytes()).isEqualTo(100);
  }

  @Test
  void severalServers_writeOnce() throws Exception {
    var window = new OutputWindow(0, "hello\n".getBytes(StandardCharsets.US_ASCII));
    ExecutorService servers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> all =
          Stream.generate(() -> window)
              .limit(16)
              .<Callable<Boolean>>map(
                  each ->
                      () -> {
                        outputs.append(id, 1, OutputKind.STDOUT, each);
                        return true;
                      })
              .toList();
      for (var done : servers.invokeAll(all)) {
        done.get();
      }
    } finally {
      servers.shutdownNow();
    }

    assertThat(text()).isEqualTo("hello\n");
  }

  @Test
  void progressThatIsOlder_changesNothing() {
    beat(5, 0, "");
    await().atMost(SECOND).until(() -> events() == 5);

    beat(2, 0, "x\n");

    await().atMost(SECOND).until(() -> text().equals("x\n"));
    assertThat(events()).isEqualTo(5);
  }

  @Test
  void whileTemporalIsAway_nothingIsLost_andItIsAskedSeldom() {
    source.up = false;
    await().pollDelay(SECOND).until(() -> true);
    int before = source.asked.get();
    beat(7, 0, "");
    await().pollDelay(SECOND).until(() -> true);
    assertThat(source.asked.get() - before).isLessThanOrEqualTo(1);

    source.up = true;

    await().atMost(Duration.ofSeconds(5)).until(() -> events() == 7);
  }

  @Test
  void withNothingRunning_nobodyIsAsked() {
    runs.complete(id);
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    int before = source.asked.get();
    await().pollDelay(SECOND).until(() -> true);

    assertThat(source.asked.get()).isEqualTo(before);
  }

  private void beat(int events, long offset, String stdout) {
    source.beat(
        id,
        new LaunchProgress(
            "host-a",
            1,
            StoredRunRows.events(events),
            new OutputWindow(offset, stdout.getBytes(StandardCharsets.US_ASCII)),
            new OutputWindow(0, new byte[0])));
  }

  private int events() {
    return jdbc.sql(
            "select coalesce(max(events), 0) from execution_progress where execution_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private String text() throws Exception {
    var output = reading.find(id, OutputKind.STDOUT, null);
    if (output.isEmpty()) {
      return "";
    }
    try (var content = reading.open(output.get())) {
      return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
