package dev.reev.cli.validate;

import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Checks benchmark files without any server. */
@Command(
    name = "validate",
    description = "Check benchmark files and say what is wrong, as file:line:column: message.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every file can be used; there may be warnings",
      "1:with --controls: a control agent passes where it should not",
      "2:a file has an error or is missing, or wrong usage"
    },
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Benchmark file, or a folder of them (sub-folders are left out).")
  private List<Path> paths = List.of();

  @Option(
      names = "--controls",
      description =
          "Run the control agents, which understand nothing, on the files too; none may pass, but"
              + " where nothing is to be sent.")
  private boolean controls;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Validation validation = new Validation();
    paths.forEach(validation::check);
    ValidationReport report = validation.report();
    if (!controls || report.exitCode() != ExitCodes.OK) {
      output.print(report.json(), report::print);
      return report.exitCode();
    }
    ControlReport scores = new ControlRuns(System.getenv(), output.progress()).run(paths);
    ObjectNode json = report.json();
    json.set("controls", scores.json());
    output.print(
        json,
        out -> {
          report.print(out);
          scores.print(out);
        });
    return scores.exitCode();
  }
}
