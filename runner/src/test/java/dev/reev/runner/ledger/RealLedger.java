package dev.reev.runner.ledger;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The embedded ledger, or the one in {@code REEV_LEDGER_URL} if the tests run with it. */
public final class RealLedger implements AutoCloseable {

  private static final String URL = "REEV_LEDGER_URL";

  private final LedgerSource source;
  private final LedgerClient client;

  /** Starts the ledger and waits until it listens. */
  public RealLedger() {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("reev.root")));
    Map<String, String> environment =
        Optional.ofNullable(System.getenv(URL)).map(url -> Map.of(URL, url)).orElse(Map.of());
    source = LedgerSource.open(environment, root);
    client = source.connect();
  }

  /** A client of this ledger. */
  public LedgerClient client() {
    return client;
  }

  @Override
  public void close() {
    source.close();
  }
}
