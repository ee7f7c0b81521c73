package dev.reev.api;

import java.time.Instant;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the process answers; what it depends on is below {@code /actuator/health}. */
@RestController
class HealthController {

  private final String version;

  HealthController(BuildProperties build) {
    this.version = String.valueOf(build.getVersion());
  }

  /** Says that the process answers. */
  @GetMapping("/api/v1/health")
  Health health() {
    return new Health("healthy", Instant.now(), version);
  }

  record Health(String status, Instant timestamp, String version) {}
}
