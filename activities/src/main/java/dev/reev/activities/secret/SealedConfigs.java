package dev.reev.activities.secret;

import dev.reev.benchmarks.schema.ReevJson;

/** Encrypts configs of agents for their way from the API to a worker. */
public final class SealedConfigs {

  private static final String PURPOSE = "reev/run-config/";

  private final SecretBox box;

  public SealedConfigs(SecretBox box) {
    this.box = box;
  }

  /** Seals a config so that it opens for runs of this agent only. */
  public String seal(String agent, AgentConfig config) throws SealException {
    return box.seal(ReevJson.MAPPER.writeValueAsString(config), PURPOSE + agent);
  }

  /**
   * Opens a config.
   *
   * @throws SealException when this host lacks the key with which it was sealed
   */
  public AgentConfig open(String agent, String sealed) throws SealException {
    return ReevJson.MAPPER.readValue(box.open(sealed, PURPOSE + agent), AgentConfig.class);
  }
}
