package dev.reev.cli.run;

import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.util.Map;

/** A running server, for commands that start none of their own. */
public record KeptServer(ReevServer server) {

  /**
   * Finds the server at REEV_URL, else the one of this home.
   *
   * @throws ReevFailure exit code 1 when none answers
   */
  public static KeptServer find(Map<String, String> environment, Progress progress) {
    ReevServer addressed = RunServer.addressed(environment);
    // It usually answers, and then the home is not needed.
    if (addressed.answers()) {
      return new KeptServer(addressed);
    }
    return RunServer.ofHome(addressed, StackSettings.of(environment, StackPorts.ANY), progress)
        .map(found -> new KeptServer(found.server()))
        .orElseThrow(
            () ->
                ReevFailure.failed(
                    "no server answers at %s; start one with ./reev up, or set REEV_URL to one."
                        .formatted(addressed.url())));
  }

  /** A call during which the server may become unreachable. */
  @FunctionalInterface
  public interface Call<T> {

    T make(ReevServer server) throws ServerUnreachableException;
  }

  /** Returns true when the resource exists. */
  public boolean has(String path) {
    try {
      ask(server -> server.get(path));
      return true;
    } catch (ReevFailure e) {
      if (e.exitCode() == ExitCodes.USAGE) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Makes a call once, without retries: there is no work to lose, so the user can repeat the
   * command.
   */
  public <T> T ask(Call<T> call) {
    try {
      return call.make(server);
    } catch (ServerUnreachableException e) {
      throw ReevFailure.failed(e.getMessage() + ".");
    }
  }
}
