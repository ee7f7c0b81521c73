package dev.reev.cli.validate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks benchmark files without any server. */
@Command(
    name = "validate",
    description = "Check benchmark files and say what is wrong, as file:line:column: message.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every file can be used; there may be warnings",
      "2:a file has an error or is missing, or wrong usage"
    },
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Benchmark file, or a folder of them (sub-folders are left out).")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Validation validation = new Validation();
    paths.forEach(validation::check);
    ValidationReport report = validation.report();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
      out.flush();
    } else {
      report.print(out);
    }
    return report.exitCode();
  }
}
