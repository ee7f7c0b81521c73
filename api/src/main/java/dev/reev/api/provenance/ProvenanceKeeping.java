package dev.reev.api.provenance;

import dev.reev.benchmarks.build.ReevBuild;
import dev.reev.benchmarks.schema.ReevJson;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Takes down what a run was made of when it ends. */
@Component
public class ProvenanceKeeping {

  private final String apiVersion;

  ProvenanceKeeping(BuildProperties build) {
    this.apiVersion = String.valueOf(build.getVersion());
  }

  /**
   * JSON for the column {@code execution.provenance}.
   *
   * @param sessionJson a verified session file; null when the runner left none
   */
  public String json(byte @Nullable [] sessionJson) {
    return ReevJson.MAPPER.writeValueAsString(
        KeptProvenance.of(apiVersion, ReevBuild.CURRENT, sessionJson));
  }
}
