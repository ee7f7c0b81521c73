package dev.reev.activities.launch;

import dev.reev.activities.secret.AgentConfig;
import dev.reev.activities.secret.SealException;
import dev.reev.activities.secret.SealedConfigs;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets of an attempt: passes them to its runner, and masks them in the files it leaves. */
public final class AttemptSecrets {

  private static final Logger log = LoggerFactory.getLogger(AttemptSecrets.class);

  private final SealedConfigs configs;
  private final String host;

  /**
   * Creates an instance for one host.
   *
   * @param host its name
   */
  public AttemptSecrets(SealedConfigs configs, String host) {
    this.configs = configs;
    this.host = host;
  }

  /**
   * Variables that a runner gets for its agent.
   *
   * @throws RunnerNotStartedException with a one-line message when they cannot be determined here
   */
  AgentVariables variables(String agent, @Nullable String sealedConfig)
      throws RunnerNotStartedException {
    try {
      AgentConfig config =
          sealedConfig == null ? AgentConfig.NONE : configs.open(agent, sealedConfig);
      return AgentVariables.of(System.getenv(), agent, config);
    } catch (SealException e) {
      throw new RunnerNotStartedException(
          "host %s cannot open the config of agent %s: %s".formatted(host, agent, e.getMessage()));
    }
  }

  /** Masks the files of an attempt that was ended without its watcher, according to its journal. */
  void mask(AttemptDirectory attempt) throws IOException {
    Optional<Journal> journal = attempt.readJournal();
    String agent = journal.map(Journal::agent).orElse(null);
    if (agent == null) {
      return;
    }
    try {
      String sealedConfig = journal.map(Journal::sealedConfig).orElse(null);
      MaskedFiles.mask(attempt, variables(agent, sealedConfig).mask());
    } catch (RunnerNotStartedException e) {
      log.warn("the files in {} may hold a key: {}", attempt.path(), e.getMessage());
    }
  }
}
