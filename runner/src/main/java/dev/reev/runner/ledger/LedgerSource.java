package dev.reev.runner.ledger;

import dev.reev.benchmarks.net.OutboundPolicy;
import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.net.OutboundProxy.InvalidProxyException;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the ledger of a run: {@code REEV_LEDGER_URL}, else the command in {@code
 * REEV_LEDGER_COMMAND}, else the embedded one.
 */
public final class LedgerSource implements AutoCloseable {

  /** A word, or text in double quotes. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final @Nullable URI url;
  private final OutboundProxy proxy;
  private final @Nullable LedgerProcess process;
  private final @Nullable EmbeddedLedger embedded;

  private LedgerSource(
      @Nullable URI url,
      OutboundProxy proxy,
      @Nullable LedgerProcess process,
      @Nullable EmbeddedLedger embedded) {
    this.url = url;
    this.proxy = proxy;
    this.process = process;
    this.embedded = embedded;
  }

  /**
   * Starts the ledger, unless it is external, without waiting for it.
   *
   * @param home the folder that holds {@code ledger/}
   * @throws RunFailedException when it cannot be started
   */
  public static LedgerSource open(Map<String, String> environment, Path home) {
    String url = environment.getOrDefault("REEV_LEDGER_URL", "");
    if (!url.isBlank()) {
      URI uri = parse(url, OutboundPolicy.of(environment));
      return new LedgerSource(uri, proxy(environment), null, null);
    }
    String command = environment.getOrDefault("REEV_LEDGER_COMMAND", "");
    if (!command.isBlank()) {
      return new LedgerSource(null, OutboundProxy.NONE, LedgerProcess.start(words(command)), null);
    }
    String server = home.resolve("ledger").resolve("server.mjs").toString();
    return new LedgerSource(
        null,
        OutboundProxy.NONE,
        null,
        EmbeddedLedger.start(List.of("node", server, "--pipe"), LedgerClient.ANSWER_TIMEOUT));
  }

  /**
   * Connects to this ledger; waits until it listens.
   *
   * @throws RunFailedException when it does not start
   */
  public LedgerClient connect() {
    if (embedded != null) {
      embedded.awaitReady();
      return new LedgerClient(embedded);
    }
    if (process != null) {
      return new LedgerClient(process.url());
    }
    if (url == null) {
      throw new IllegalStateException("neither a process nor a URL");
    }
    return new LedgerClient(url, proxy);
  }

  /**
   * Replaces the ledger by a fresh one in the same process; for runs whose agents need no isolation
   * from each other. Requires {@link #hasMore}.
   *
   * @throws RunFailedException when it does not start
   */
  public LedgerClient another() {
    if (embedded == null) {
      throw new IllegalStateException("only the embedded ledger can be replaced");
    }
    embedded.renew();
    return new LedgerClient(embedded);
  }

  /** True for the embedded ledger, which can be replaced by fresh ones. */
  public static boolean hasMore(Map<String, String> environment) {
    return environment.getOrDefault("REEV_LEDGER_URL", "").isBlank()
        && environment.getOrDefault("REEV_LEDGER_COMMAND", "").isBlank();
  }

  /** True when the ledger is a process of this run alone. */
  public boolean isEmbedded() {
    return process != null || embedded != null;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
    if (process != null) {
      process.close();
    }
  }

  private static URI parse(String url, OutboundPolicy policy) {
    String refusal = "must be an http or https URL";
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        refusal = policy.refusalOfKnown(uri);
        if (refusal == null) {
          return uri;
        }
      }
    } catch (IllegalArgumentException e) {
      // Reported below, like a URL of an unsupported kind.
    }
    throw notConfigured("REEV_LEDGER_URL " + refusal);
  }

  private static OutboundProxy proxy(Map<String, String> environment) {
    try {
      return OutboundProxy.of(environment);
    } catch (InvalidProxyException e) {
      throw notConfigured(String.valueOf(e.getMessage()));
    }
  }

  private static RunFailedException notConfigured(String message) {
    return new RunFailedException(
        new SessionFailure(
            SessionFailure.LEDGER_UNAVAILABLE, message, SessionFailure.NOT_CONFIGURED, null),
        null);
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map((MatchResult match) -> match.group(1) == null ? match.group(2) : match.group(1))
        .toList();
  }
}
