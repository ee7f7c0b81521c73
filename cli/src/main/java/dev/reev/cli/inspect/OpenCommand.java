package dev.reev.cli.inspect;

import dev.reev.cli.candidates.KnownRunsAndSuites;
import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.outcome.ExitCodes;
import java.io.IOException;
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
      completionCandidates = KnownRunsAndSuites.class,
      description = IdLookup.RUN_OR_SUITE + " The overview if omitted.")
  private @Nullable String id;

  /** Takes the environment variables, normally those of this process. */
  public OpenCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    KeptServer kept = server();
    String url = kept.server().url() + page(kept);
    output().print(new JsonMapper().createObjectNode().put("url", url), out -> out.println(url));
    // Opening a browser makes no sense in a pipe or a job.
    if (Terminal.of(environment()).live() && !output().json()) {
      browse(url);
    }
    return ExitCodes.OK;
  }

  private String page(KeptServer kept) {
    String word = id;
    return word == null ? "/" : kept.ask(server -> new IdLookup(server).runOrSuite(word).page());
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
