package dev.reev.api.legacy.log;

import dev.reev.api.run.view.LedgerCall;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Transaction logs of the ledger by step. The web client colours lines by words such as {@code
 * Step} and {@code Error:}, so they are part of the contract.
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
      add(step, LedgerCall.of(seen.lastTransactionLogs()));
      if (seen.lastTransactionError() != null) {
        step.add("Error: " + seen.lastTransactionError());
      }
    }
    return root.render();
  }

  private static void add(TextTree caller, List<LedgerCall> calls) {
    calls.forEach(call -> add(caller.add(call.line()), call.inside()));
  }

  private static String units(Observation seen) {
    Long units = seen.lastTransactionComputeUnits();
    return units == null ? "unknown" : units.toString();
  }
}
