package dev.reev.cli.validate;

import dev.reev.cli.outcome.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    Validation validation = new Validation();
    paths.forEach(validation::check);
    ValidationReport report = validation.report();
    output.print(report.json(), report::print);
    return report.exitCode();
  }
}
