package dev.reev.activities.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.activities.sandbox.RunnerLimits;
import dev.reev.activities.sandbox.SandboxKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class RunnerPropertiesTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withPropertyValues("spring.config.name=reev-runner")
          .withUserConfiguration(Settings.class);

  @Test
  void withoutAnyVariable_theCheckoutIsTheCurrentFolder() {
    context.run(
        started -> {
          var properties = started.getBean(RunnerProperties.class);
          assertThat(properties.homeFolder()).isEqualTo(Path.of(".reev").toAbsolutePath());
          assertThat(properties.sessionsFolder())
              .isEqualTo(Path.of("logs/sessions").toAbsolutePath());
          assertThat(properties.command()).isEqualTo("{root}/runner/reev-runner");
          assertThat(properties.useRelease()).isEqualTo("auto");
          assertThat(properties.stopGrace()).isEqualTo(Duration.ofSeconds(5));
          assertThat(properties.sandbox()).isEqualTo(SandboxKind.AUTO);
          assertThat(properties.limits().perRunner())
              .isEqualTo(
                  new RunnerLimits(Duration.ofHours(1), 2L << 30, 512, 4096, 1L << 30, 4L << 30));
          int cores = Runtime.getRuntime().availableProcessors();
          assertThat(properties.runnerSlots().least()).isEqualTo(cores);
          assertThat(properties.runnerSlots().most()).isBetween(cores, 16 * cores);
        });
  }

  @Test
  void everyVariable_reachesItsSetting() {
    context
        .withSystemProperties(
            "REEV_HOME=/data/reev",
            "REEV_ROOT=/opt/reev",
            "REEV_RUNNER_COMMAND=python3 {root}/run.py {benchmark}",
            "REEV_USE_RELEASE=false",
            "REEV_SESSION_LOG_PATH=/data/sessions",
            "REEV_RUNNER_SLOTS=7",
            "REEV_STOP_GRACE=2s",
            "REEV_RUNNER_SANDBOX=process",
            "REEV_RUNNER_CPU_TIME=5m",
            "REEV_RUNNER_MEMORY=3GB",
            "REEV_RUNNER_PROCESSES=64",
            "REEV_RUNNER_OPEN_FILES=99",
            "REEV_RUNNER_FILE_SIZE=20MB",
            "REEV_RUNNER_DISK=7GB",
            "REEV_RUNNER_CGROUP=/sys/fs/cgroup/reev",
            "REEV_RUNNER_CGROUP_MEMORY=3GB",
            "REEV_RUNNER_CGROUP_CPUS=0.5")
        .run(
            started -> {
              var properties = started.getBean(RunnerProperties.class);
              assertThat(properties.homeFolder()).isEqualTo(Path.of("/data/reev"));
              assertThat(properties.rootFolder()).isEqualTo(Path.of("/opt/reev"));
              assertThat(properties.command()).isEqualTo("python3 {root}/run.py {benchmark}");
              assertThat(properties.useRelease()).isEqualTo("false");
              assertThat(properties.sessionsFolder()).isEqualTo(Path.of("/data/sessions"));
              assertThat(properties.runnerSlots()).isEqualTo(new RunnerSlots(7, 7));
              assertThat(properties.stopGrace()).isEqualTo(Duration.ofSeconds(2));
              assertThat(properties.sandbox()).isEqualTo(SandboxKind.PROCESS);
              assertThat(properties.limits().perRunner())
                  .isEqualTo(
                      new RunnerLimits(
                          Duration.ofMinutes(5), 3L << 30, 64, 99, 20L << 20, 7L << 30));
              assertThat(properties.cgroup())
                  .isEqualTo(
                      new RunnerProperties.Cgroup(
                          "/sys/fs/cgroup/reev", DataSize.ofGigabytes(3), 0.5));
            });
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(RunnerProperties.class)
  static class Settings {}
}
