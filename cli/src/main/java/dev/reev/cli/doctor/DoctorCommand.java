package dev.reev.cli.doctor;

import dev.reev.cli.chaos.ChaosOptions;
import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.Progress;
import dev.reev.cli.stack.StackPorts;
import dev.reev.cli.stack.StackSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this machine lacks, and with {@code --chaos} whether the stack keeps its promises. */
@Command(
    name = "doctor",
    description = "Check programs, ports and disk, and say what to install; or prove durability.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is there, or every promise was kept",
      "1:something is missing, or a promise was broken",
      "2:wrong usage"
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @ArgGroup(exclusive = false, heading = "Durability:%n")
  private @Nullable ChaosOptions chaos;

  @Override
  public Integer call() {
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.WELL_KNOWN);
    if (chaos != null) {
      return chaos.run(
          settings.root(), spec.commandLine().getOut(), Progress.on(spec.commandLine().getErr()));
    }
    List<Finding> findings = new Examination(settings).run();
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.printf(
          "%-8s %-18s %s%n", finding.ok() ? "ok" : "missing", finding.subject(), finding.detail());
    }
    out.flush();
    return findings.stream().allMatch(Finding::ok) ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
