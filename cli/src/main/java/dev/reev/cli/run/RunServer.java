package dev.reev.cli.run;

import dev.reev.stack.Stack;
import dev.reev.stack.StackOwnership;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.home.StackFile;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.setting.StackSettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server for a run: a running one, or a separate stack that stops with the command.
 *
 * @param server the API
 * @param own the stack to stop afterwards; null for a server that was already running
 * @param info the stack behind the server; null when it does not belong to this home
 */
public record RunServer(ReevServer server, @Nullable Stack own, @Nullable StackInfo info)
    implements AutoCloseable {

  private static final String DEFAULT_URL = "http://127.0.0.1:3001";

  /**
   * A server that already answers: the one at REEV_URL first, then the one kept up on this home.
   */
  public static Optional<RunServer> answering(
      Map<String, String> environment, StackSettings settings, Progress progress) {
    ReevServer server = addressed(environment);
    if (server.answers()) {
      Optional<StackInfo> home = new StackFile(settings.home()).read();
      return Optional.of(
          new RunServer(
              server, null, home.filter(info -> info.api().equals(server.url())).orElse(null)));
    }
    return ofHome(server, settings, progress);
  }

  /** The server at REEV_URL, whether it answers or not. */
  static ReevServer addressed(Map<String, String> environment) {
    String url = environment.getOrDefault("REEV_URL", "").strip();
    return new ReevServer(url.isEmpty() ? DEFAULT_URL : url);
  }

  /** The server kept up on this home, in place of one that does not answer. */
  static Optional<RunServer> ofHome(ReevServer silent, StackSettings settings, Progress progress) {
    Optional<RunServer> shared = shared(settings, progress);
    shared.ifPresent(
        found ->
            progress.say(
                "no server answers at %s; using the one of %s at %s"
                    .formatted(silent.url(), settings.home(), found.server().url())));
    return shared;
  }

  /**
   * A stack for this command only, or the shared one that was started while waiting for the home.
   */
  public static RunServer bringUp(StackSettings settings, Progress progress) {
    while (true) {
      Optional<Stack> claimed = new StackOwnership(settings, progress).claimForOneCommand();
      if (claimed.isPresent()) {
        return started(claimed.get());
      }
      Optional<RunServer> shared = shared(settings, progress);
      if (shared.isPresent()) {
        return shared.get();
      }
    }
  }

  private static Optional<RunServer> shared(StackSettings settings, Progress progress) {
    return new StackOwnership(settings, progress)
        .shared()
        .map(info -> new RunServer(new ReevServer(info.api()), null, info))
        .filter(found -> found.server().answers());
  }

  private static RunServer started(Stack stack) {
    // Before the start, because Ctrl-C may come at any moment.
    stack.closeOnSignal();
    try {
      StackInfo info = stack.start();
      return new RunServer(new ReevServer(info.api()), stack, info);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Returns true when the server stops with this command. */
  public boolean ownStack() {
    return own != null;
  }

  /** Returns false once the server is known to be gone for good. */
  public boolean mayReturn() {
    return own == null || own.alive();
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
