package dev.reev.api.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** The files that a suite is exported to, against its items. */
final class SuiteFiles {

  private final UpgradedServer server;
  private final String suite;
  private final List<JsonNode> items;

  SuiteFiles(UpgradedServer server, String suite, List<JsonNode> items) {
    this.server = server;
    this.suite = suite;
    this.items = items;
  }

  void assertTellTheItems() throws Exception {
    List<JsonNode> lines = jsonLines();
    assertThat(lines)
        .allSatisfy(
            line -> assertThat(line.get("url").isNull()).isEqualTo(line.get("run_id").isNull()));
    lines.forEach(line -> ((ObjectNode) line).remove(List.of("labels", "url")));
    assertThat(lines).isEqualTo(items);
    assertThat(rows()).isEqualTo(items.stream().map(SuiteFiles::row).toList());
    assertThat(cases())
        .containsExactlyInAnyOrderElementsOf(items.stream().map(SuiteFiles::testCase).toList());
  }

  private List<JsonNode> jsonLines() {
    return export("jsonl").lines().map(ReevJson.MAPPER::readTree).toList();
  }

  private List<String> rows() {
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(header).readValues(export("csv"))) {
      return rows.readAll().stream().map(SuiteFiles::row).toList();
    }
  }

  private static String row(JsonNode item) {
    return Stream.of("benchmark_id", "agent", "repeat", "run_id", "state", "score", "passed")
        .map(field -> item.get(field).asString(""))
        .toList()
        .toString();
  }

  private static String row(Map<String, String> row) {
    return Stream.of("benchmark", "agent", "repeat", "run", "state", "score", "passed")
        .map(field -> row.getOrDefault(field, ""))
        .toList()
        .toString();
  }

  private List<String> cases() throws Exception {
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(server.bytes(address("junit"))))
            .getElementsByTagName("testcase");
    return IntStream.range(0, cases.getLength())
        .mapToObj(i -> testCase((Element) cases.item(i)))
        .toList();
  }

  private static String testCase(Element testCase) {
    String verdict =
        Stream.of("failure", "error", "skipped")
            .filter(name -> testCase.getElementsByTagName(name).getLength() > 0)
            .findFirst()
            .orElse("passed");
    return "%s %s: %s"
        .formatted(testCase.getAttribute("classname"), testCase.getAttribute("name"), verdict);
  }

  private static String testCase(JsonNode item) {
    String verdict =
        switch (item.get("state").asString()) {
          case "Completed" -> item.get("passed").asBoolean() ? "passed" : "failure";
          case "Failed", "TimedOut" -> "error";
          default -> "skipped";
        };
    return "%s %s #%d: %s"
        .formatted(
            item.get("agent").asString(),
            item.get("benchmark_id").asString(),
            item.get("repeat").asInt(),
            verdict);
  }

  private String export(String format) {
    return server.text(address(format));
  }

  private String address(String format) {
    return "/api/v1/suites/" + suite + "/export?format=" + format;
  }
}
