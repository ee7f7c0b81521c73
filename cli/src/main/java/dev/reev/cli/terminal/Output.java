package dev.reev.cli.terminal;

import dev.reev.stack.outcome.Progress;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * Where a command prints its result: text for people, or with {@code --json} one document for
 * programs. Mixed into every command that has a result.
 */
public final class Output {

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** True when a program reads the result. */
  public boolean json() {
    return json;
  }

  /** Standard output; what is for people holds nothing that a terminal would act upon. */
  public PrintWriter out() {
    return json ? raw() : TerminalText.writer(raw());
  }

  /** Standard output for a document that is for programs. */
  public PrintWriter raw() {
    return command.commandLine().getOut();
  }

  /** Standard error. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** Plain lines on standard error. */
  public Progress progress() {
    return progressOn(err());
  }

  /** Plain lines on the given writer, each marked as Reev's own. */
  public static Progress progressOn(PrintWriter writer) {
    return line -> {
      writer.println("reev: " + TerminalText.of(line));
      writer.flush();
    };
  }

  /**
   * Prints a result.
   *
   * @param document all of it
   * @param text writes it for people
   */
  public void print(JsonNode document, Consumer<PrintWriter> text) {
    PrintWriter out = out();
    if (json) {
      out.println(document);
    } else {
      text.accept(out);
    }
    out.flush();
  }
}
