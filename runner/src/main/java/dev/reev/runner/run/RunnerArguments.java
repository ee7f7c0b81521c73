package dev.reev.runner.run;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
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
import org.jspecify.annotations.Nullable;

/**
 * Arguments of the runner's command line.
 *
 * @param path a benchmark file, or a folder of them
 * @param executionId safe as part of a file name; null to let the runner generate one
 * @param sessionsDir folder for session and event files
 * @param json true for JSON in place of trees on standard output
 * @param verbose true for events on standard error
 */
record RunnerArguments(
    Path path,
    AgentDefinition agent,
    @Nullable String executionId,
    Path sessionsDir,
    boolean json,
    boolean verbose) {

  static final String USAGE =
      """
      usage: reev-runner <file.yml|folder> [--agent=<type>] [--execution-id=<id>] [--sessions-dir=<dir>] [--json] [-v]
             reev-runner --prove <file.yml|folder>... [--json] [-v]

        --agent=<type>         who answers: deterministic (the default), local, glm-4.6, glm-4.6-coding,
                               gemini-2.5-flash-lite, an agent of the file in $REEV_AGENTS_FILE, or one
                               of the controls, which do one trivial thing: control-nothing,
                               control-every-tool, control-echo, control-send-all
        --execution-id=<id>    names the run and its files; letters, digits, '.', '_' and '-'
                               (default: a random one; for a folder each run's id is <id>-<benchmark>)
        --sessions-dir=<dir>   where session and event files go
                               (default $REEV_SESSION_LOG_PATH, else logs/sessions)
        --json                 print one JSON object a line for each run, and no trees
        -v, --verbose          print what happens on standard error
        --prove                run variants of the right solution, right and wrong ones, and say which of them the
                               file judges wrongly; -v also says which could not be made
        --help                 print this and stop
        --version              print the version and stop

      Exit codes: 0 ran to the end, whatever the score; 1 an error; 2 wrong arguments.
      With --prove: 0 every variant is judged right; 1 some are not, or an error; 2 a file that cannot be used.""";

  private static final Pattern EXECUTION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /** Parses the command line; the caller handles {@code --help} and {@code --version}. */
  static RunnerArguments parse(String[] args, Map<String, String> environment)
      throws UsageException {
    CommandLine line = commandLine(args);
    List<String> files = line.getArgList();
    if (files.size() != 1) {
      throw new UsageException(
          "exactly one benchmark file or folder is needed, got " + files.size());
    }
    String executionId = line.getOptionValue("execution-id");
    if (executionId != null && !EXECUTION_ID.matcher(executionId).matches()) {
      throw new UsageException(
          "--execution-id must be 1 to 128 letters, digits, '.', '_' or '-', not starting with a sign");
    }
    String sessions =
        line.getOptionValue(
            "sessions-dir", environment.getOrDefault("REEV_SESSION_LOG_PATH", "logs/sessions"));
    return new RunnerArguments(
        path("benchmark file", files.get(0)),
        agent(line.getOptionValue("agent", AgentCatalogue.DETERMINISTIC), environment),
        executionId,
        path("--sessions-dir", sessions),
        line.hasOption("json"),
        line.hasOption("verbose"));
  }

  private static AgentDefinition agent(String name, Map<String, String> environment)
      throws UsageException {
    try {
      AgentCatalogue catalogue = AgentCatalogue.toFind(name, environment);
      return catalogue
          .find(name)
          .orElseThrow(
              () ->
                  new UsageException(
                      "--agent is \"%s\", allowed: %s"
                          .formatted(name, String.join(", ", catalogue.allNames()))));
    } catch (InvalidAgentsFileException e) {
      throw new UsageException(e.line());
    }
  }

  private static CommandLine commandLine(String[] args) throws UsageException {
    Options options = new Options();
    for (String name : List.of("agent", "execution-id", "sessions-dir")) {
      options.addOption(Option.builder().longOpt(name).hasArg().get());
    }
    options.addOption(Option.builder().longOpt("json").get());
    options.addOption(Option.builder("v").longOpt("verbose").get());
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
