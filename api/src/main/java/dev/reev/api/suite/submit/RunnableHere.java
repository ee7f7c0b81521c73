package dev.reev.api.suite.submit;

import dev.reev.api.benchmark.BenchmarkSelection.Selected;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Detects benchmarks that cannot run: they need a fork of mainnet, and the host of this server has
 * none. Nothing is known of other hosts; there, such runs simply fail or succeed.
 */
@Component
class RunnableHere {

  private final boolean forkMissing;

  RunnableHere(
      @Value("${reev.worker.enabled}") boolean hostsWorker,
      @Value("${REEV_LEDGER_URL:}") String ledgerUrl) {
    this.forkMissing = hostsWorker && ledgerUrl.isBlank();
  }

  /** The reason why it cannot run; empty when it may. */
  Optional<String> obstacle(Selected benchmark) {
    return forkMissing && benchmark.needsFork()
        ? Optional.of("needs a fork of Solana mainnet, and REEV_LEDGER_URL is not set")
        : Optional.empty();
  }
}
