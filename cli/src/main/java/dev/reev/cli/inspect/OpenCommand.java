package dev.reev.cli.inspect;

import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Opens the dashboard. */
@Command(
    name = "open",
    description = "Open the dashboard, or the page of a run or suite, in the browser.",
    mixinStandardHelpOptions = true)
public final class OpenCommand extends ServerCommand {

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Id of a run or suite; the overview if omitted.")
  private @Nullable String id;

  /** With the environment of this process. */
  public OpenCommand() {
    this(System.getenv());
  }

  OpenCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    KeptServer kept = server();
    String url = kept.server().url() + page(kept);
    output().print(new JsonMapper().createObjectNode().put("url", url), out -> out.println(url));
    // In a pipe or a job nobody looks at a browser.
    if (Terminal.of(environment()).live() && !output().json()) {
      browse(url);
    }
    return ExitCodes.OK;
  }

  private String page(KeptServer kept) {
    if (id == null) {
      return "/";
    }
    for (String kind : List.of("runs", "suites")) {
      if (kept.has("/api/v1/" + kind + "/" + ReevServer.segment(id))) {
        return "/" + kind + "/" + ReevServer.segment(id);
      }
    }
    throw ReevFailure.usage("there is no run or suite '" + id + "'.");
  }

  private void browse(String url) {
    String program = System.getProperty("os.name", "").startsWith("Mac") ? "open" : "xdg-open";
    try {
      new ProcessBuilder(program, url)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      output().progress().say("there is no " + program + " here; open the address yourself");
    }
  }
}
