package dev.reev.activities.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.run.TaskQueues;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

class WorkerApplicationTest {

  @TempDir Path home;

  @Test
  void aWorkerHost_startsWithoutTemporalAndKeepsItsName() {
    assertThat(hostOfAFreshStart()).isEqualTo(hostOfAFreshStart());
  }

  private String hostOfAFreshStart() {
    try (var context =
        new SpringApplicationBuilder(WorkerApplication.class)
            .run(
                "--spring.config.name=reev-worker",
                "--reev.runner.home=" + home,
                // No server listens there.
                "--spring.temporal.connection.target=127.0.0.1:1")) {
      String host = context.getBean(RunnerWorkerConfiguration.RunnerWorkers.class).host();
      WorkerFactory factory = context.getBean(WorkerFactory.class);
      assertThat(factory.tryGetWorker(TaskQueues.RUNNER)).isNotNull();
      assertThat(factory.tryGetWorker(TaskQueues.runnerAt(host))).isNotNull();
      assertThat(factory.isStarted()).isFalse();
      return host;
    }
  }
}
