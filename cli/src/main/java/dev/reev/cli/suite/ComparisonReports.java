package dev.reev.cli.suite;

import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Comparisons with one base.
 *
 * @param each in the order in which the candidates were given; at least one
 */
record ComparisonReports(List<ComparisonReport> each) {

  /** Asks for all of them at once; a single one has a route of its own. */
  static ComparisonReports ask(
      ReevServer server, String base, List<String> candidates, String parameters)
      throws ServerUnreachableException {
    List<String> sides = new ArrayList<>();
    for (String candidate : candidates) {
      sides.add(ComparisonRequests.side(server, candidate));
    }
    return new ComparisonReports(
        ComparisonRequests.compare(
            server, ComparisonRequests.side(server, base), sides, parameters));
  }

  /** One comparison as it is; several as a list below {@code data}. */
  JsonNode json() {
    if (each.size() == 1) {
      return each.get(0).json();
    }
    ObjectNode json = JsonMapper.shared().createObjectNode();
    each.stream().map(ComparisonReport::json).forEach(json.putArray("data")::add);
    return json;
  }

  /** For people: all sentences first, then what they rest on. */
  void print(PrintWriter out, Terminal terminal) {
    each.forEach(report -> out.println(report.summary()));
    for (ComparisonReport report : each) {
      out.println();
      report.print(out, terminal);
    }
  }

  boolean isWorse() {
    return each.stream().anyMatch(report -> report.regression().isPresent());
  }
}
