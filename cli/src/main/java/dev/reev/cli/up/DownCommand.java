package dev.reev.cli.up;

import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.Progress;
import dev.reev.cli.stack.StackDemolition;
import dev.reev.cli.stack.StackPorts;
import dev.reev.cli.stack.StackSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops what up left. */
@Command(
    name = "down",
    description = "Stop the stack of REEV_HOME, also what a killed one left behind.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing runs any more", "1:something could not be stopped", "2:wrong usage"},
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Progress progress = Progress.on(spec.commandLine().getErr());
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.WELL_KNOWN);
    return new StackDemolition(settings.home(), progress).run() ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
