package dev.reev.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The API server. Takes no arguments; application.yml lists what the environment can change. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReevApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(ReevApplication.class, arguments);
  }
}
