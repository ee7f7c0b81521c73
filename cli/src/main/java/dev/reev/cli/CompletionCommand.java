package dev.reev.cli;

import dev.reev.cli.candidates.ServerWords;
import dev.reev.cli.run.KeptServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ReevFailure;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a shell's completion script, and the candidates that the script asks for. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh: source <(./reev completion)",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

  private static final String OPTION = "--candidates";

  @Option(
      names = OPTION,
      paramLabel = "KIND",
      hidden = true,
      description = "Print what the server knows of this kind; for the script.")
  private @Nullable String kind;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  CompletionCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (kind == null) {
      spec.commandLine().getOut().println(script());
    } else {
      Stream.of(ServerWords.values())
          .filter(words -> words.word().equals(kind))
          .forEach(this::print);
    }
    return 0;
  }

  /**
   * The script of picocli, changed to ask the server wherever only the server knows the candidates.
   */
  private static String script() {
    String script = AutoComplete.bash("reev", ReevCommand.of());
    for (ServerWords words : ServerWords.values()) {
      String asked =
          "$(\"${COMP_WORDS[0]}\" completion %s=%s 2>/dev/null </dev/null)"
              .formatted(OPTION, words.word());
      script = script.replace('"' + words.marker() + '"', asked);
    }
    return script;
  }

  /**
   * Prints nothing when no server answers: an error message in the middle of a word is of no use.
   */
  private void print(ServerWords words) {
    try {
      KeptServer kept = KeptServer.find(environment, line -> {});
      words.of(kept.server()).forEach(spec.commandLine().getOut()::println);
    } catch (ServerUnreachableException | ReevFailure e) {
      spec.commandLine().getOut().flush();
    }
  }
}
