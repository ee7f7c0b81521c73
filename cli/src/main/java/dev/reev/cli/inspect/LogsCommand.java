package dev.reev.cli.inspect;

import dev.reev.cli.candidates.KnownRuns;
import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.run.KeptServer;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ReevServer.LogPart;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Pause;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows the output of a run's runner. */
@Command(
    name = "logs",
    description = "Show the output of a runner.",
    mixinStandardHelpOptions = true)
public final class LogsCommand extends ServerCommand {

  private static final Set<String> OPEN = Set.of("Pending", "Running");

  /** The server itself reads the output about as often. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  @Parameters(
      paramLabel = "RUN",
      completionCandidates = KnownRuns.class,
      description = IdLookup.RUN)
  private String run = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Follow the log until the run has ended.")
  private boolean follow;

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description = "stdout or stderr (default: ${DEFAULT-VALUE}).",
      defaultValue = "stdout")
  private String stream = "stdout";

  @Option(names = "--tail", paramLabel = "N", description = "Start with the last N lines.")
  private @Nullable Integer tail;

  /** Takes the environment variables, normally those of this process. */
  public LogsCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    PrintWriter out = output().out();
    if (output().json()) {
      AttemptText text = new AttemptText();
      read(text);
      out.println(text.json().put("run", run).put("stream", stream));
    } else {
      read(
          part -> {
            out.print(part.text());
            out.flush();
          });
    }
    return ExitCodes.OK;
  }

  /** Reads the current output; with {@code --follow} up to the end of the run. */
  private void read(Consumer<LogPart> sink) {
    KeptServer kept = server();
    ReevServer server = kept.server();
    RetryingCaller caller = new RetryingCaller(() -> follow, output().progress());
    String path = path(kept, run);
    String log = path + "/logs?stream=" + ReevServer.parameter(stream);
    String first = tail == null ? log : log + "&tail=" + tail;
    LogPart part = caller.answer(() -> server.log(first, 0), this::howToGoOn);
    sink.accept(part);
    boolean open = follow;
    while (open) {
      // The state is read before the output, so that the output of an ended run is complete.
      open =
          caller.answer(
              () -> OPEN.contains(server.get(path).path("state").asString("")), this::howToGoOn);
      part = next(server, caller, log, part);
      sink.accept(part);
      if (open) {
        Pause.awaiting("the server", LOOK_EVERY);
      }
    }
  }

  /** The new output; all of it when a new attempt has begun. */
  private LogPart next(ReevServer server, RetryingCaller caller, String log, LogPart last) {
    LogPart part = caller.answer(() -> server.log(log, last.end()), this::howToGoOn);
    if (last.attempt() == 0 || part.attempt() == last.attempt()) {
      return part;
    }
    output().progress().say("attempt " + part.attempt());
    return caller.answer(() -> server.log(log, 0), this::howToGoOn);
  }

  private String howToGoOn() {
    return "The log is kept with run " + run + ".";
  }

  /** Collects the log of one attempt; drops it when a new attempt begins. */
  private static final class AttemptText implements Consumer<LogPart> {

    private final StringBuilder text = new StringBuilder();
    private int attempt;

    @Override
    public void accept(LogPart part) {
      if (part.attempt() != attempt) {
        text.setLength(0);
        attempt = part.attempt();
      }
      text.append(part.text());
    }

    /** The attempt is null when none has begun. */
    ObjectNode json() {
      return new JsonMapper()
          .createObjectNode()
          .put("attempt", attempt == 0 ? null : attempt)
          .put("text", text.toString());
    }
  }
}
