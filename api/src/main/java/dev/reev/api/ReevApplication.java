package dev.reev.api;

import dev.reev.activities.setting.MachineDefaults;
import dev.reev.activities.setting.Startup;
import dev.reev.activities.temporal.TemporalConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The API server. Takes no arguments; application.yml lists what the environment can change. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import(TemporalConfiguration.class)
public class ReevApplication {

  public static void main(String[] arguments) {
    MachineDefaults.set();
    Startup.run(ReevApplication.class, arguments);
  }
}
