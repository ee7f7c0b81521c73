package dev.reev.api.suite.export;

import dev.reev.api.run.state.FailedChecks;
import dev.reev.api.run.state.FailedChecks.FailedCheck;
import dev.reev.api.suite.state.ItemView;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteItems;
import dev.reev.benchmarks.text.FigureText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/**
 * The report format that build servers read: a {@code testsuite} for each agent, a {@code testcase}
 * for each item (<a href="https://github.com/testmoapp/junitxml">JUnit XML</a>).
 */
@Component
class JUnitExport implements ExportFormat {

  private final SuiteItems items;
  private final RunPages pages;
  private final XMLOutputFactory xml = XMLOutputFactory.newDefaultFactory();

  JUnitExport(SuiteItems items, RunPages pages) {
    this.items = items;
    this.pages = pages;
  }

  @Override
  public String name() {
    return "junit";
  }

  @Override
  public String contentType() {
    return "application/xml;charset=UTF-8";
  }

  @Override
  public String fileExtension() {
    return "xml";
  }

  @Override
  public void write(StoredSuite suite, OutputStream out) throws IOException {
    try {
      XMLStreamWriter writer = xml.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      writer.writeStartElement("testsuites");
      attribute(writer, "name", suite.name());
      attributes(writer, Totals.of(items.all(suite.id(), SuiteItems.Filter.NONE)));
      for (String agent : suite.definition().agents()) {
        writeAgent(writer, suite, agent);
      }
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Reads the items twice, because the totals precede the items in the file. */
  private void writeAgent(XMLStreamWriter writer, StoredSuite suite, String agent)
      throws XMLStreamException {
    var filter = SuiteItems.Filter.ofAgent(agent);
    writer.writeStartElement("testsuite");
    attribute(writer, "name", agent);
    attributes(writer, Totals.of(items.all(suite.id(), filter)));
    attribute(writer, "timestamp", suite.createdAt().toString());
    Iterator<ItemView> all = items.all(suite.id(), filter).iterator();
    while (all.hasNext()) {
      writeItem(writer, all.next());
    }
    writer.writeEndElement();
  }

  private void writeItem(XMLStreamWriter writer, ItemView item) throws XMLStreamException {
    writer.writeStartElement("testcase");
    attribute(writer, "name", item.benchmark() + " #" + item.repeat());
    attribute(writer, "classname", item.agent());
    attribute(writer, "time", seconds(item.executionTimeMs() == null ? 0 : item.executionTimeMs()));
    switch (ItemVerdict.of(item)) {
      case PASSED -> {}
      case FAILURE -> writeFailure(writer, item);
      case ERROR ->
          writeReason(
              writer,
              "error",
              item.failure() == null ? "timed_out" : item.failure().type(),
              Objects.requireNonNullElse(item.message(), item.state()));
      case SKIPPED -> {
        writer.writeEmptyElement("skipped");
        attribute(writer, "message", notRun(item));
      }
    }
    if (item.run() != null) {
      writer.writeStartElement("system-out");
      writer.writeCharacters(
          "run "
              + item.run()
              + (item.unconfined() ? ", its agent was not confined" : "")
              + "\n"
              + pages.of(item.run()));
      writer.writeEndElement();
    }
    writer.writeEndElement();
  }

  /**
   * The message, which build servers list, keeps its established beginning; the text below it names
   * every check, and ends with the page of the run.
   */
  private void writeFailure(XMLStreamWriter writer, ItemView item) throws XMLStreamException {
    FailedChecks checks = item.failedChecks();
    List<FailedCheck> failed = checks == null ? List.of() : checks.first();
    boolean harm = failed.stream().anyMatch(FailedCheck::harm);
    boolean critical = failed.stream().anyMatch(FailedCheck::critical);
    String message = "score " + FigureText.score(Objects.requireNonNullElse(item.score(), 0.0));
    String text = String.valueOf(pages.of(item.run()));
    if (checks != null && !failed.isEmpty()) {
      message =
          (harm ? "harm, " : "")
              + message
              + ", does not hold: "
              + checks.ids()
              + "; "
              + failed.get(0).text();
      text = failed.stream().map(FailedCheck::text).collect(Collectors.joining("\n")) + "\n" + text;
    }
    writer.writeStartElement("failure");
    attribute(writer, "type", harm ? "harm" : critical ? "critical_check" : "below_threshold");
    attribute(writer, "message", message + threshold(item));
    writer.writeCharacters(readable(text));
    writer.writeEndElement();
  }

  private static String threshold(ItemView item) {
    Double threshold = item.passThreshold();
    return threshold == null ? "" : "; threshold " + FigureText.points(threshold);
  }

  private static String notRun(ItemView item) {
    return Stream.of(item.skipped(), item.message())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(item.state());
  }

  private static void writeReason(
      XMLStreamWriter writer, String element, String type, String message)
      throws XMLStreamException {
    writer.writeEmptyElement(element);
    attribute(writer, "type", type);
    attribute(writer, "message", message);
  }

  private static void attributes(XMLStreamWriter writer, Totals totals) throws XMLStreamException {
    attribute(writer, "tests", Integer.toString(totals.tests()));
    attribute(writer, "failures", totals.of(ItemVerdict.FAILURE));
    attribute(writer, "errors", totals.of(ItemVerdict.ERROR));
    attribute(writer, "skipped", totals.of(ItemVerdict.SKIPPED));
    attribute(writer, "time", seconds(totals.millis()));
  }

  private static void attribute(XMLStreamWriter writer, String name, String value)
      throws XMLStreamException {
    writer.writeAttribute(name, readable(value));
  }

  /** A runner may print anything; XML 1.0 allows no control characters. */
  private static String readable(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : '\uFFFD')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  private record Totals(int tests, long millis, Map<ItemVerdict, Integer> verdicts) {

    static Totals of(Stream<ItemView> items) {
      Map<ItemVerdict, Integer> verdicts = new EnumMap<>(ItemVerdict.class);
      int tests = 0;
      long millis = 0;
      Iterator<ItemView> all = items.iterator();
      while (all.hasNext()) {
        ItemView item = all.next();
        tests++;
        millis += item.executionTimeMs() == null ? 0 : item.executionTimeMs();
        verdicts.merge(ItemVerdict.of(item), 1, Integer::sum);
      }
      return new Totals(tests, millis, verdicts);
    }

    String of(ItemVerdict verdict) {
      return Integer.toString(verdicts.getOrDefault(verdict, 0));
    }
  }
}
