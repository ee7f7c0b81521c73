package dev.reev.activities.worker;

import dev.reev.activities.launch.LiveAttempts;
import dev.reev.activities.launch.PublishedFiles;
import dev.reev.activities.launch.RunnerClasses;
import dev.reev.activities.launch.RunnerCommand;
import dev.reev.activities.launch.RunnerHost;
import dev.reev.activities.launch.RunnerLauncher;
import dev.reev.activities.sandbox.RunnerLimits;
import dev.reev.activities.sandbox.Sandbox;
import dev.reev.activities.sandbox.Sandboxes;
import dev.reev.activities.secret.SealedConfigs;
import dev.reev.activities.secret.SecretConfiguration;
import dev.reev.activities.session.SessionFiles;
import dev.reev.activities.temporal.TemporalConfiguration;
import dev.reev.workflows.run.BenchmarkRunWorkflowImpl;
import dev.reev.workflows.run.RunnerActivities;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.schedule.ScheduleTickWorkflowImpl;
import dev.reev.workflows.schedule.WebhookDeliveryWorkflowImpl;
import dev.reev.workflows.score.ScoreWorkflowImpl;
import dev.reev.workflows.suite.SuiteWorkflowImpl;
import dev.reev.workflows.survey.HostSurveyWorkflowImpl;
import dev.reev.workflows.survey.HostSurveysWorkflowImpl;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.CompositeTuner;
import io.temporal.worker.tuning.FixedSizeSlotSupplier;
import io.temporal.worker.tuning.SlotSupplier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Turns the importing application into a runner host. The workers start with the factory. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunnerProperties.class)
@Import({TemporalConfiguration.class, SecretConfiguration.class, ReaperConfiguration.class})
public class RunnerWorkerConfiguration {

  private static final Logger log = LoggerFactory.getLogger(RunnerWorkerConfiguration.class);

  /**
   * Slots for other activities of a host (reading sessions, taking attempts over), which are short.
   */
  private static final int HOST_QUEUE_EXTRA = 8;

  /** Default of the SDK: each task takes milliseconds. */
  private static final int WORKFLOW_TASKS = 200;

  /** For local activities and Nexus tasks, which Reev does not use. */
  private static final int UNUSED = 1;

  /**
   * A live worker takes the next workflow task of a cached run within milliseconds. The tasks of a
   * killed one go to another worker after this time; replaying is cheap because runs are short.
   */
  private static final Duration STICKY_TIMEOUT = Duration.ofSeconds(1);

  /** Any host carries on any workflow. */
  private static final List<Class<?>> WORKFLOWS =
      List.of(
          BenchmarkRunWorkflowImpl.class,
          HostSurveyWorkflowImpl.class,
          HostSurveysWorkflowImpl.class,
          ScheduleTickWorkflowImpl.class,
          ScoreWorkflowImpl.class,
          SuiteWorkflowImpl.class,
          WebhookDeliveryWorkflowImpl.class);

  /** The worker program has no registry unless its metrics are enabled. */
  @Bean
  RunnerMeters runnerMeters(ObjectProvider<MeterRegistry> registry, RunnerSlots slots) {
    return new RunnerMeters(registry.getIfAvailable(SimpleMeterRegistry::new), slots.most());
  }

  @Bean
  RunnerSlots runnerSlots(RunnerProperties properties) {
    return properties.runnerSlots();
  }

  @Bean
  RunnerWorkers runnerWorkers(
      WorkerFactory factory,
      WorkflowClient client,
      RunnerProperties properties,
      RunnerSlots slots,
      SealedConfigs configs,
      RunnerMeters meters,
      @Value("${reev.secret.key-file}") String secretKey) {
    Path home = properties.homeFolder();
    String host = HostId.of(home);
    var command = new RunnerCommand(properties.command(), properties.rootFolder());
    var classes = RunnerClasses.of(properties.rootFolder(), properties.useRelease());
    RunnerLimits limits = properties.limits().perRunner();
    // Session files of other runs, and the key that opens the configs of all agents.
    List<Path> hidden = List.of(properties.sessionsFolder(), Path.of(secretKey).toAbsolutePath());
    RunnerProperties.Cgroup cgroup = properties.cgroup();
    Sandbox sandbox =
        Sandboxes.grouped(
            new Sandboxes(home, properties.rootFolder(), hidden, limits).of(properties.sandbox()),
            cgroup.folder(),
            cgroup.memory().toBytes(),
            cgroup.cpus());
    var runnerHost =
        new RunnerHost(
            new RunnerLauncher(home, host, command, classes, configs, sandbox),
            new PublishedFiles(properties.sessionsFolder()),
            properties.stopGrace(),
            limits.diskBytes(),
            host);
    var activities =
        new RunnerActivitiesImpl(runnerHost, new SessionFiles(home), client, host, meters);
    Worker anyHost = factory.newWorker(TaskQueues.RUNNER, options(slots.supplier(new HostLoad())));
    anyHost.registerWorkflowImplementationTypes(WORKFLOWS.toArray(Class<?>[]::new));
    anyHost.registerActivitiesImplementations(activities);
    factory
        .newWorker(
            TaskQueues.runnerAt(host),
            options(new FixedSizeSlotSupplier<>(slots.most() + HOST_QUEUE_EXTRA)))
        .registerActivitiesImplementations(
            activities, new HostActivitiesImpl(new LiveAttempts(home), host));
    log.info("runner host {} with {} slots, attempts in {}", host, slots, home);
    return new RunnerWorkers(host, activities);
  }

  private static WorkerOptions options(SlotSupplier<ActivitySlotInfo> activities) {
    return WorkerOptions.newBuilder()
        .setWorkerTuner(
            new CompositeTuner(
                new FixedSizeSlotSupplier<>(WORKFLOW_TASKS),
                activities,
                new FixedSizeSlotSupplier<>(UNUSED),
                new FixedSizeSlotSupplier<>(UNUSED)))
        .setStickyQueueScheduleToStartTimeout(STICKY_TIMEOUT)
        // A stop arrives with the response to a heartbeat, and progress is to be shown at once.
        .setMaxHeartbeatThrottleInterval(RunnerActivitiesImpl.LOOK.dividedBy(2))
        .build();
  }

  /** Workers of this host. */
  record RunnerWorkers(String host, RunnerActivities activities) {}
}
