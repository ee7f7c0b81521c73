package dev.reev.activities.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.exec.CommandLine;

/**
 * The runner's argv template: words, quoted as in a shell, with the placeholders {@code {root}
 * {benchmark} {agent} {execution_id} {sessions_dir}}. A template that names neither benchmark nor
 * execution id gets the standard arguments appended: {@code <file.yml> --agent=<type>
 * --execution-id=<id> --sessions-dir=<dir>}.
 */
public final class RunnerCommand {

  private static final List<String> STANDARD_ARGUMENTS =
      List.of(
          "{benchmark}",
          "--agent={agent}",
          "--execution-id={execution_id}",
          "--sessions-dir={sessions_dir}");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z_]+}");

  private final List<String> template;
  private final Path root;

  public RunnerCommand(String template, Path root) {
    List<String> words = new ArrayList<>(List.of(CommandLine.parse(template).toStrings()));
    words.replaceAll(RunnerCommand::withoutQuotes);
    if (words.stream().noneMatch(RunnerCommand::namesTheRun)) {
      words.addAll(STANDARD_ARGUMENTS);
    }
    this.template = List.copyOf(words);
    this.root = root.toAbsolutePath().normalize();
  }

  List<String> argv(String executionId, String agent, Path benchmark, Path sessionsDir) {
    Map<String, String> values =
        Map.of(
            "{root}", root.toString(),
            "{benchmark}", benchmark.toString(),
            "{agent}", agent,
            "{execution_id}", executionId,
            "{sessions_dir}", sessionsDir.toString());
    return template.stream().map(word -> fill(word, values)).toList();
  }

  /** Fills all placeholders in one pass: a value that looks like a placeholder stays as it is. */
  private static String fill(String word, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(word)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(), match.group())));
  }

  private static boolean namesTheRun(String word) {
    return word.contains("{benchmark}") || word.contains("{execution_id}");
  }

  /** Removes the quotes that the parser keeps around a word with blanks. */
  private static String withoutQuotes(String word) {
    boolean quoted =
        word.length() >= 2
            && (word.charAt(0) == '"' || word.charAt(0) == '\'')
            && word.charAt(0) == word.charAt(word.length() - 1);
    return quoted ? word.substring(1, word.length() - 1) : word;
  }
}
