package dev.reev.cli.suite;

import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A followed suite at its end.
 *
 * @param comparison with another suite; null when none was requested
 * @param page on the dashboard; null when the server stops with this command
 */
record SuiteEnd(
    SuiteStatus suite,
    @Nullable ComparisonReport comparison,
    SuiteVerdict verdict,
    @Nullable String page) {

  JsonNode json() {
    ObjectNode json = new JsonMapper().createObjectNode();
    json.set("suite", suite.json());
    json.set("comparison", comparison == null ? null : comparison.json());
    json.put("exit_code", verdict.exitCode());
    verdict.reasons().forEach(json.putArray("reasons")::add);
    json.put("page", page);
    return json;
  }

  void print(PrintWriter out, SuiteReport report, Terminal terminal) {
    report.print(out);
    if (comparison != null) {
      out.println();
      comparison.print(out, terminal);
    }
    out.println();
    for (String reason : verdict.reasons()) {
      out.println(terminal.paint(Color.BAD, reason));
    }
    if (verdict.exitCode() == ExitCodes.OK) {
      out.println(terminal.paint(Color.GOOD, "passed"));
    }
    out.println("suite  " + suite.id());
    if (page != null) {
      out.println("page   " + page);
    }
  }
}
