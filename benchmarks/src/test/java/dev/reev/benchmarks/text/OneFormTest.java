package dev.reev.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only {@link FigureText} formats numbers, money and times for display. */
class OneFormTest {

  /** Java constructs that format a number or a time. */
  private static final Pattern JAVA =
      Pattern.compile(
          "%[-+,( 0-9]*\\.\\d+[efgEG]"
              + "|%,d"
              + "|%[efgEG](?![a-z])"
              + "|\\bsetScale\\("
              + "|\\btoPlainString\\("
              + "|\\b(?:DecimalFormat|NumberFormat)\\b"
              + "|\\bDateTimeFormatter(?:Builder)?\\b"
              + "|\"[^\"\\n]*\\b(?:score|mean|scored) \"\\s*\\+(?!\\s*(?:FigureText|Figures)\\.)");

  private static final Pattern PAGES =
      Pattern.compile(
          "\\.toFixed\\(|\\.toLocale\\w*\\(|\\bIntl\\.|\\.toPrecision\\(|#numbers\\.format"
              + "|#(?:temporals|dates)\\.");

  /** Files exempt from the rule, each with its reason. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("FigureText.java", "the form"),
          Map.entry("DetailsTable.java", "workflows cannot reach it; a test holds them alike"),
          Map.entry("FlowTree.java", "the text of a legacy route, see docs/legacy-routes.md"),
          Map.entry("SessionEvents.java", "the column of times of a log, to the millisecond"),
          Map.entry("JUnitExport.java", "seconds that build servers read"),
          Map.entry("BenchmarkResult.java", "a time that the legacy web client reads"),
          Map.entry(
              "ArgumentComparison.java", "compares numbers of a call, whatever their notation"),
          Map.entry("Tolerance.java", "whole units of a tolerance"),
          Map.entry("EveryTool.java", "an argument of a call"),
          Map.entry("GetAccountBalance.java", "an answer to a model"),
          Map.entry("page.js", "the form in the reader's own zone, and relative times"),
          Map.entry("chart.js", "scores under the pointer"),
          Map.entry("log-view.js", "counts of bytes"));

  @Test
  void numbersAndTimesForPeople_areWrittenInOnePlace() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path main : mainFolders()) {
      try (Stream<Path> files = Files.walk(main)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.getFileName().toString();
          if (!ALLOWED.containsKey(name)) {
            found.addAll(ownForms(name, file));
          }
        }
      }
    }
    assertThat(found).as("forms of their own; use FigureText").isEmpty();
  }

  /** {@code bench} is left out: it prints its own measurements, for developers of Reev. */
  private static List<Path> mainFolders() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      List<Path> folders =
          modules
              .filter(module -> !module.endsWith("bench"))
              .map(module -> module.resolve("src/main"))
              .filter(Files::isDirectory)
              .toList();
      assertThat(folders).contains(Path.of("../api/src/main"), Path.of("../cli/src/main"));
      return folders;
    }
  }

  private static Set<String> ownForms(String name, Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    boolean java = name.endsWith(".java");
    if (java || name.endsWith(".js") || name.endsWith(".html")) {
      Matcher form = (java ? JAVA : PAGES).matcher(Files.readString(file));
      while (form.find()) {
        found.add(name + ": " + form.group());
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.format(\"%.4f\", score)",
        "\"%+.3f needed\"",
        "\"%-8.1f|\"",
        "\"score \" + result.score()",
        "number.setScale(3)",
        "DateTimeFormatter.ISO_INSTANT"
      })
  void anotherForm_isFound(String code) {
    assertThat(JAVA.matcher(code).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"score \" + FigureText.score(it)", "\"%s of %d, 30%% more\"", "%08x"})
  void whatWritesNoFigure_isNot(String code) {
    assertThat(JAVA.matcher(code).find()).isFalse();
  }
}
