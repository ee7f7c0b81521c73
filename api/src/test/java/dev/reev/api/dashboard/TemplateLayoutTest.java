package dev.reev.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates can be read: no long lines, and parts of a page on lines of their own. */
class TemplateLayoutTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates/dashboard");

  private static final int LONGEST_LINE = 140;

  /** Two of those that make the frame of a page or table, beginning on one line. */
  private static final Pattern TWO_ON_A_LINE =
      Pattern.compile(
          "<(?:section|table|thead|tbody|tr|form|fieldset|article|dl|ul|ol)\\b.*"
              + "<(?:section|table|thead|tbody|tr|td|th|form|article|dl|dt|ul|ol|li)[ >]");

  @ParameterizedTest
  @MethodSource("templates")
  void lines_areShort_andHoldOnePartEach(String name) throws IOException {
    List<String> lines = Files.readAllLines(TEMPLATES.resolve(name));

    assertThat(lines).hasSizeGreaterThan(1).noneMatch(line -> line.length() > LONGEST_LINE);
    assertThat(lines).noneMatch(line -> TWO_ON_A_LINE.matcher(line).find());
  }

  static Stream<String> templates() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
