package dev.reev.activities.worker;

import dev.reev.activities.launch.AttemptRetention;
import dev.reev.activities.launch.AttemptSecrets;
import dev.reev.activities.launch.LiveAttempts;
import dev.reev.activities.launch.Reaper;
import dev.reev.activities.secret.SealedConfigs;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Beans of a runner host's reaper and retention. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ReaperProperties.class)
class ReaperConfiguration {

  @Bean
  ReaperTask reaperRounds(
      RunnerProperties properties,
      ReaperProperties settings,
      WorkflowClient client,
      SealedConfigs configs,
      RunnerMeters meters) {
    Path home = properties.homeFolder();
    String host = HostId.of(home);
    var reaper =
        new Reaper(
            new LiveAttempts(home),
            new TemporalRunStandings(client, host),
            new AttemptSecrets(configs, host),
            properties.stopGrace(),
            Clock.systemUTC());
    var retention =
        new AttemptRetention(
            home, properties.sessionsFolder(), settings.keepAttempts(), Clock.systemUTC());
    return new ReaperTask(reaper, retention, meters, settings.period());
  }
}
