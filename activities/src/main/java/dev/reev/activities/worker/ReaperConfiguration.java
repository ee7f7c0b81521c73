package dev.reev.activities.worker;

import dev.reev.activities.launch.AttemptRetention;
import dev.reev.activities.launch.LiveAttempts;
import dev.reev.activities.launch.Reaper;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a runner host does against leftovers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReaperProperties.class)
class ReaperConfiguration {

  @Bean
  ReaperRounds reaperRounds(
      RunnerProperties properties,
      ReaperProperties settings,
      WorkflowClient client,
      RunnerMeters meters) {
    Path home = properties.homeFolder();
    var reaper =
        new Reaper(
            new LiveAttempts(home),
            new TemporalRunStandings(client, HostId.of(home)),
            properties.stopGrace(),
            Clock.systemUTC());
    var retention =
        new AttemptRetention(
            home, properties.sessionsFolder(), settings.keepAttempts(), Clock.systemUTC());
    return new ReaperRounds(reaper, retention, meters, settings.period());
  }
}
