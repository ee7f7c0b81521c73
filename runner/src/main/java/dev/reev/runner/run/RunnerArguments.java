package dev.reev.runner.run;

import dev.reev.benchmarks.agent.AgentCatalogue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * What the caller asks for.
 *
 * @param executionId safe as part of a file name
 * @param sessionsDir where session and event files go
 */
record RunnerArguments(Path benchmark, String agent, String executionId, Path sessionsDir) {

  static final String USAGE =
      """
      usage: reev-runner <file.yml> --execution-id=<id> [--agent=<type>] [--sessions-dir=<dir>]

        --agent=<type>         who answers: %s (default %s)
        --execution-id=<id>    names the run and its files; letters, digits, '.', '_' and '-'
        --sessions-dir=<dir>   where session and event files go
                               (default $REEV_SESSION_LOG_PATH, else logs/sessions)
        --help                 print this and stop
        --version              print the version and stop

      Exit codes: 0 ran to the end, whatever the score; 1 an error; 2 wrong arguments."""
          .formatted(
              String.join(", ", AgentCatalogue.builtIn().names()), AgentCatalogue.DETERMINISTIC);

  private static final Pattern EXECUTION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /** Reads the command line; {@code --help} and {@code --version} are the caller's business. */
  static RunnerArguments parse(String[] args, Map<String, String> environment)
      throws UsageException {
    CommandLine line = commandLine(args);
    List<String> files = line.getArgList();
    if (files.size() != 1) {
      throw new UsageException("exactly one benchmark file is needed, got " + files.size());
    }
    String agent = line.getOptionValue("agent", AgentCatalogue.DETERMINISTIC);
    if (!AgentCatalogue.builtIn().names().contains(agent)) {
      throw new UsageException(
          "--agent is \""
              + agent
              + "\", allowed: "
              + String.join(", ", AgentCatalogue.builtIn().names()));
    }
    String executionId = line.getOptionValue("execution-id");
    if (executionId == null) {
      throw new UsageException("--execution-id is missing");
    }
    if (!EXECUTION_ID.matcher(executionId).matches()) {
      throw new UsageException(
          "--execution-id must be 1 to 128 letters, digits, '.', '_' or '-', not starting with a sign");
    }
    String sessions =
        line.getOptionValue(
            "sessions-dir", environment.getOrDefault("REEV_SESSION_LOG_PATH", "logs/sessions"));
    return new RunnerArguments(
        path("benchmark file", files.get(0)), agent, executionId, path("--sessions-dir", sessions));
  }

  private static CommandLine commandLine(String[] args) throws UsageException {
    Options options = new Options();
    for (String name : List.of("agent", "execution-id", "sessions-dir")) {
      options.addOption(Option.builder().longOpt(name).hasArg().get());
    }
    try {
      return DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, args);
    } catch (ParseException e) {
      throw new UsageException(Objects.toString(e.getMessage()));
    }
  }

  private static Path path(String what, String text) throws UsageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException(what + " is not a path: " + e.getReason());
    }
  }

  /** Wrong arguments. The message is one line. */
  static final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }
}
