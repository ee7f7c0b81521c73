package dev.reev.api.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the list of classes in docs/how-a-run-travels.md to the code. The list is a walk: from each
 * class it goes on to the next, or first back to one that the walk came through. One class leads to
 * another when
 *
 * <ul>
 *   <li>its code, without comments and imports, refers to the other; or
 *   <li>it is an interface that the other implements; or
 *   <li>the other is the main class of its module's program: the one step that crosses to another
 *       process.
 * </ul>
 *
 * <p>A class that is not on the way breaks the walk: the next one is not reached from it.
 */
class RunPathTest {

  private static final Path ROOT = Path.of("..");

  private static final int LONGEST = 30;

  /** Of the classes that hand it on, which the list shows in bold. */
  private static final int SUBMIT_TO_WORKFLOW = 7;

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z]+)` \\| (\\*\\*)?`([A-Z]\\w+)`(?:\\*\\*)? \\| [^|]+ \\|$");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  /** Text blocks, strings, block comments and line comments, in the order of their claims. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|/\\*.*?\\*/|//[^\\n]*|import [^;]+;");

  @SuppressWarnings("NullAway.Init")
  private static List<Stop> way;

  /** A class of the list, with its whole source and that without comments, texts and imports. */
  private record Stop(String module, String name, boolean bold, String source, String code) {

    static Stop of(String module, String name, boolean bold) {
      String source = sourceOf(module, name);
      return new Stop(module, name, bold, source, NO_CODE.matcher(source).replaceAll(""));
    }

    String inPackage() {
      return PACKAGE.matcher(source).results().findFirst().orElseThrow().group(1);
    }

    /** Returns true when the code uses this class, not another one of the same simple name. */
    boolean refersTo(Stop other) {
      boolean visible =
          inPackage().equals(other.inPackage())
              || source.contains("import " + other.inPackage() + "." + other.name + ";")
              || source.contains("import static " + other.inPackage() + "." + other.name + ".");
      return visible && Pattern.compile("\\b" + other.name + "\\b").matcher(code).find();
    }

    boolean leadsTo(Stop other) {
      return refersTo(other) || other.implementsInterface(this) || other.isMainClass();
    }

    boolean implementsInterface(Stop other) {
      return other.code.contains("interface " + other.name + " ")
          && refersTo(other)
          && Pattern.compile(
                  "\\bclass " + name + "\\b[^{]* implements [^{]*\\b" + other.name + "\\b")
              .matcher(code)
              .find();
    }

    boolean isMainClass() {
      return read(ROOT.resolve(module).resolve("pom.xml"))
          .contains("<Main-Class>" + inPackage() + "." + name + "</Main-Class>");
    }
  }

  @BeforeAll
  static void readList() {
    way =
        ROW.matcher(read(ROOT.resolve("docs/how-a-run-travels.md")))
            .results()
            .map(row -> Stop.of(row.group(1), row.group(3), row.group(2) != null))
            .toList();
  }

  @Test
  void list_goesFromThePostToTheStoredRow_inAtMostThirtyClasses() {
    assertThat(way).hasSizeBetween(15, LONGEST);
    assertThat(way.get(0).code()).contains("@PostMapping");
    assertThat(way.get(way.size() - 1).code()).contains("@Transactional");
    assertThat(way).extracting(Stop::module).contains("workflows", "activities", "runner");
  }

  @Test
  void postReachesItsWorkflow_throughAtMostSevenClasses() {
    List<Stop> toWorkflow =
        way.stream().takeWhile(stop -> !stop.module().equals("workflows")).toList();

    assertThat(toWorkflow.stream().filter(Stop::bold)).hasSizeBetween(2, SUBMIT_TO_WORKFLOW);
    assertThat(toWorkflow.get(0).bold()).isTrue();
    assertThat(toWorkflow.get(toWorkflow.size() - 1).bold()).isTrue();
  }

  @Test
  void everyClass_isReachedOnTheWalk() {
    Deque<Stop> walk = new ArrayDeque<>(List.of(way.get(0)));
    for (Stop stop : way.subList(1, way.size())) {
      List<String> cameThrough = walk.stream().map(Stop::name).toList();
      while (!walk.isEmpty() && !walk.peek().leadsTo(stop)) {
        walk.pop();
      }
      assertThat(walk).as("%s is reached from one of %s", stop.name(), cameThrough).isNotEmpty();
      walk.push(stop);
    }
  }

  @Test
  void noClass_standsTwice() {
    List<String> names = way.stream().map(Stop::name).toList();
    assertThat(new HashSet<>(names)).hasSameSizeAs(names);
  }

  private static String sourceOf(String module, String name) {
    Path sources = ROOT.resolve(module).resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> found = files.filter(file -> file.endsWith(name + ".java")).toList();
      assertThat(found).as("%s in module %s", name, module).hasSize(1);
      return read(found.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
