package dev.reev.cli.run;

import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reports of the runs of one command; for a single run it is printed as the report of that run. */
record RunReports(List<RunReport> runs) {

  /** A run without a score outweighs one that did not pass. */
  int exitCode() {
    List<Integer> codes = runs.stream().map(RunReport::exitCode).toList();
    if (codes.contains(ExitCodes.FAILED)) {
      return ExitCodes.FAILED;
    }
    return codes.contains(ExitCodes.BELOW_THRESHOLD) ? ExitCodes.BELOW_THRESHOLD : ExitCodes.OK;
  }

  JsonNode json() {
    if (runs.size() == 1) {
      return runs.get(0).json();
    }
    ObjectNode json = new JsonMapper().createObjectNode();
    runs.stream().map(RunReport::json).forEach(json.putArray("runs")::add);
    return json.put("exit_code", exitCode());
  }

  void print(PrintWriter out, Terminal terminal) {
    if (runs.size() == 1) {
      runs.get(0).print(out, terminal);
      return;
    }
    Table table = new Table("run", "verdict", "score", "why");
    runs.forEach(run -> run.addTo(table, terminal));
    table.print(out);
    long passed = runs.stream().filter(run -> run.exitCode() == ExitCodes.OK).count();
    out.printf("%n%d of %d passed%n", passed, runs.size());
    runs.forEach(run -> run.printPage(out));
    out.flush();
  }
}
