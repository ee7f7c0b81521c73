package dev.reev.cli.up;

import dev.reev.cli.terminal.Output;
import dev.reev.stack.StackCleanup;
import dev.reev.stack.StackCleanup.Part;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stops the stack of a home, including remains of a killed one. */
@Command(
    name = "down",
    description = "Stop the stack of REEV_HOME, including what a killed one left behind.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing is running", "1:something could not be stopped", "2:wrong usage"},
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    Path home = StackSettings.of(System.getenv(), StackPorts.WELL_KNOWN).home();
    List<Part> parts = new StackCleanup(home, output.progress()).run();
    JsonMapper mapper = new JsonMapper();
    JsonNode document =
        mapper
            .createObjectNode()
            .put("home", home.toString())
            .set("parts", mapper.valueToTree(parts));
    // The progress messages have already shown it.
    output.print(document, out -> {});
    return parts.stream().allMatch(Part::ended) ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
