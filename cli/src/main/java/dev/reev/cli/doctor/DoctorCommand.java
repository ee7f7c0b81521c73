package dev.reev.cli.doctor;

import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks what this machine lacks and, with {@code --chaos}, whether the stack keeps its promises.
 */
@Command(
    name = "doctor",
    description = "Check programs, ports and disk, and say what to install; or test durability.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing is missing, or every guarantee holds",
      "1:something is missing, or a guarantee does not hold",
      "2:wrong usage"
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();

  @ArgGroup(exclusive = false, heading = "Durability:%n")
  private @Nullable ChaosOptions chaos;

  @Override
  public Integer call() {
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.WELL_KNOWN);
    if (chaos != null) {
      return chaos.run(settings.root(), output);
    }
    List<Finding> findings = new Examination(settings).run();
    boolean ok = findings.stream().allMatch(Finding::ok);
    JsonMapper mapper = new JsonMapper();
    JsonNode document =
        mapper.createObjectNode().put("ok", ok).set("findings", mapper.valueToTree(findings));
    output.print(document, out -> findings.forEach(finding -> print(finding, out)));
    return ok ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static void print(Finding finding, PrintWriter out) {
    out.printf(
        "%-8s %-18s %s%n", finding.ok() ? "ok" : "missing", finding.subject(), finding.detail());
  }
}
