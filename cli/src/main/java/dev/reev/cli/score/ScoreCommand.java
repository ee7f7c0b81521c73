package dev.reev.cli.score;

import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.cli.candidates.KnownRunsAndSuites;
import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.run.Interruption;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.run.RunServer;
import dev.reev.cli.terminal.LiveLine;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Scores stored runs again. */
@Command(
    name = "score",
    description = "Score stored runs again from their sessions, without an agent or a ledger.",
    footer = {
      "",
      "First scores stay. The new ones form a score set, which reev compare and reev suite show",
      "accept. Ctrl-C only stops following: the set continues."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the set was stopped, none of its runs could be scored, or Reev failed",
      "2:wrong usage: nothing has this id or has ended, the file is about another benchmark"
    },
    mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "ID",
      completionCandidates = KnownRunsAndSuites.class,
      description = IdLookup.RUN_OR_SUITE + " Or the id of a benchmark.")
  private String id = "";

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description =
          "Score with this benchmark file, of a suite only the runs of its benchmark; by default"
              + " each run is scored with its own text.")
  private @Nullable Path file;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Stored with the scores.")
  private @Nullable String reason;

  @Option(names = "--detach", description = "Do not wait for the end; print the id.")
  private boolean detach;

  @Mixin private Output output = new Output();

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  public ScoreCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ObjectNode body = body();
    KeptServer kept = KeptServer.find(environment, output.progress());
    ScoreTarget target = ScoreTarget.find(kept, id);
    ScoreSet ordered = order(kept, target, body);
    String page = kept.server().url() + target.page();
    output.progress().say("score set %s: %s".formatted(ordered.id(), page));
    if (detach) {
      output.print(ordered.json(), out -> out.println(ordered.id()));
      return ExitCodes.OK;
    }
    ScoreSet ended = follow(kept, ordered, page);
    output.print(ended.json(), out -> ended.print(out, page));
    return ended.exitCode();
  }

  private ObjectNode body() {
    ObjectNode body = new JsonMapper().createObjectNode();
    if (file != null) {
      body.put("yml_content", text(file));
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    String user = System.getProperty("user.name", "");
    if (!user.isBlank()) {
      body.put("requested_by", user);
    }
    return body;
  }

  private ScoreSet order(KeptServer kept, ScoreTarget target, ObjectNode body) {
    String key = UUID.randomUUID().toString();
    return new ScoreSet(
        new RetryingCaller(() -> true, output.progress())
            .answer(
                () -> kept.server().post(target.scores(), body, key),
                () ->
                    "Whether it was accepted is shown by %s%s."
                        .formatted(kept.server().url(), target.scores())));
  }

  private ScoreSet follow(KeptServer kept, ScoreSet ordered, String page) {
    if (!Terminal.of(environment).live()) {
      return follow(kept, ordered, page, output.progress());
    }
    try (LiveLine line = new LiveLine(output.err())) {
      return follow(kept, ordered, page, line);
    }
  }

  private static ScoreSet follow(
      KeptServer kept, ScoreSet ordered, String page, Progress progress) {
    RunServer target = new RunServer(kept.server(), null, null);
    FollowedScores followed = new FollowedScores(ordered.id(), page, progress);
    try (Interruption armed = Interruption.arm(target, followed, progress)) {
      return new ScoreFollower(kept.server(), progress).follow(ordered);
    }
  }

  /** Reads a benchmark file; rejects an invalid one before calling the server. */
  private static String text(Path file) {
    try {
      return BenchmarkReader.read(file).yaml();
    } catch (InvalidBenchmarkException e) {
      throw ReevFailure.usage(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw ReevFailure.usage("there is no benchmark file " + file);
    } catch (IOException e) {
      throw ReevFailure.usage(
          "the benchmark file " + file + " cannot be read: " + FileTrouble.of(e));
    }
  }
}
