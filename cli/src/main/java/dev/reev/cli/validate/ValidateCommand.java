package dev.reev.cli.validate;

import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Checks benchmark files without a server. */
@Command(
    name = "validate",
    description = "Check benchmark files and report errors as file:line:column: message.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every file is valid; there may be warnings",
      "1:with --controls: a control agent passes where it should not. With --prove: a file judges a variant wrongly",
      "2:a file has an error or is missing, or wrong usage"
    },
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Benchmark file, or a folder of them (without sub-folders).")
  private List<Path> paths = List.of();

  @Option(
      names = "--controls",
      description = "Also run the control agents, which understand nothing; none may pass.")
  private boolean controls;

  @Option(
      names = "--prove",
      description =
          "Also run right and wrong variants of each right solution; every right one must"
              + " pass and no wrong one.")
  private boolean prove;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Validation validation = new Validation();
    paths.forEach(validation::check);
    ValidationReport report = validation.report();
    if (report.exitCode() != ExitCodes.OK || !(controls || prove)) {
      output.print(report.json(), report::print);
      return report.exitCode();
    }
    return tried(report);
  }

  /** Prints each part as soon as it is done, because the runner can take minutes. */
  private int tried(ValidationReport report) throws IOException, InterruptedException {
    ObjectNode document = report.json();
    show(report::print);
    int exitCode = ExitCodes.OK;
    if (controls) {
      ControlReport scores = new ControlRuns(System.getenv(), output.progress()).run(paths);
      document.set("controls", scores.json());
      show(scores::print);
      exitCode = scores.exitCode();
    }
    if (prove) {
      Proof proof = Proof.byRunner(System.getenv());
      int proved =
          output.json()
              ? proof.document(paths, shown -> document.set("proof", shown))
              : proof.print(paths, output.out());
      exitCode = Math.max(exitCode, proved);
    }
    output.print(document, out -> {});
    return exitCode;
  }

  private void show(Consumer<PrintWriter> text) {
    if (!output.json()) {
      text.accept(output.out());
    }
  }
}
