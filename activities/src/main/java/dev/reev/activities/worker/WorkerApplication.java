package dev.reev.activities.worker;

import dev.reev.activities.setting.MachineDefaults;
import dev.reev.activities.setting.Startup;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A separate runner host, for further machines: it connects to Temporal only and has no database.
 * It listens on no port, unless its metrics are enabled.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RunnerWorkerConfiguration.class, WorkerMetricsConfiguration.class})
public class WorkerApplication {

  public static void main(String[] arguments) {
    MachineDefaults.set();
    // The class path of the API holds this class as well; its application.yml must not be used.
    System.setProperty("spring.config.name", "reev-worker");
    Startup.run(WorkerApplication.class, arguments);
  }
}
