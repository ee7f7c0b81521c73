package dev.reev.api.session;

import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * What the ledger logged, step by step. The web client colours lines by words such as {@code Step}
 * and {@code Error:}, so they are part of the contract.
 */
final class TransactionLogs {

  private static final String TITLE = "Transaction Logs";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private static final Pattern INVOKE = Pattern.compile("Program \\S+ invoke \\[\\d+]");
  private static final Pattern RETURN = Pattern.compile("Program \\S+ (success|failed\\b.*)");

  /**
   * Programs of the real chain call each other nine deep at most; a foreign runner may say more.
   */
  private static final int MAX_DEPTH = 16;

  private final List<Step> steps;
  private final boolean showCu;

  /**
   * Logs of a run.
   *
   * @param showCu add the compute units that each step used
   */
  TransactionLogs(List<Step> steps, boolean showCu) {
    this.steps = steps;
    this.showCu = showCu;
  }

  String as(LogFormat format) {
    if (steps.isEmpty()) {
      return "";
    }
    return switch (format) {
      case YAML -> yaml();
      case PLAIN -> plain();
      case TREE -> tree();
    };
  }

  private String plain() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Observation seen = steps.get(i).observation();
      lines.add("Step " + (i + 1) + ":");
      seen.lastTransactionLogs().forEach(line -> lines.add("  " + Excerpts.oneLine(line)));
      if (showCu) {
        lines.add("  Compute Units: " + units(seen));
      }
      if (seen.lastTransactionError() != null) {
        lines.add("  Error: " + Excerpts.oneLine(seen.lastTransactionError()));
      }
    }
    return String.join("\n", lines);
  }

  private String yaml() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Observation seen = steps.get(i).observation();
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("Step", i + 1);
      step.put("Status", seen.lastTransactionStatus());
      if (showCu) {
        step.put("Compute Units", units(seen));
      }
      if (seen.lastTransactionError() != null) {
        step.put("Error", seen.lastTransactionError());
      }
      step.put("Logs", seen.lastTransactionLogs());
      list.add(step);
    }
    return YAML.writeValueAsString(Map.of(TITLE, list)).stripTrailing();
  }

  private String tree() {
    TextTree root = new TextTree(TITLE);
    for (int i = 0; i < steps.size(); i++) {
      Observation seen = steps.get(i).observation();
      TextTree step =
          root.add(
              "Step %d: %s%s"
                  .formatted(
                      i + 1,
                      seen.lastTransactionStatus(),
                      showCu ? " (" + units(seen) + " compute units)" : ""));
      addCalls(step, seen.lastTransactionLogs());
      if (seen.lastTransactionError() != null) {
        step.add("Error: " + seen.lastTransactionError());
      }
    }
    return root.render();
  }

  /** What a program logged, and the programs it called, stand below its call. */
  private static void addCalls(TextTree step, List<String> logs) {
    Deque<TextTree> callers = new ArrayDeque<>();
    callers.push(step);
    for (String line : logs) {
      if (RETURN.matcher(line).matches() && callers.size() > 1) {
        callers.pop();
      }
      TextTree node = callers.element().add(line);
      if (INVOKE.matcher(line).matches() && callers.size() < MAX_DEPTH) {
        callers.push(node);
      }
    }
  }

  private static String units(Observation seen) {
    Long units = seen.lastTransactionComputeUnits();
    return units == null ? "unknown" : units.toString();
  }
}
