package dev.reev.cli.terminal;

import dev.reev.stack.outcome.Progress;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * Prints the result of a command: text for users, or with {@code --json} a single document for
 * programs. Mixed into every command that has a result.
 */
public final class Output {

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Returns true when the result is printed as JSON. */
  public boolean json() {
    return json;
  }

  /** Standard output; text for users contains no control characters that affect a terminal. */
  public PrintWriter out() {
    return json ? raw() : TerminalText.writer(raw());
  }

  /** Standard output, unfiltered, for a document. */
  public PrintWriter raw() {
    return command.commandLine().getOut();
  }

  /** Standard error. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** Messages as plain lines on standard error. */
  public Progress progress() {
    return progressOn(err());
  }

  /** Messages as plain lines on the given writer, each marked as Reev's own. */
  public static Progress progressOn(PrintWriter writer) {
    return line -> {
      writer.println("reev: " + TerminalText.of(line));
      writer.flush();
    };
  }

  /**
   * Prints a result.
   *
   * @param document the whole result as JSON
   * @param text prints it as text
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
