package dev.reev.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks those rules of CONTRIBUTING.md that need only the sources of all modules, without types.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceRulesTest {

  /** A longer class has more than one job. */
  private static final int LINES_OF_CLASS = 300;

  /** A test class may hold the cases of one contract. */
  private static final int LINES_OF_TEST_CLASS = 470;

  /** In tests a method may hold a table of cases. */
  private static final int LINES_OF_METHOD = 50;

  /** Names that do not describe a job. */
  private static final Pattern SAYS_NOTHING =
      Pattern.compile(".*(Manager|Helpers?|Utils?|Misc|Common|Stuff)");

  /**
   * Names that only mark a class as an implementation; allowed where Temporal's convention has
   * them.
   */
  private static final Pattern IMPLEMENTATION =
      Pattern.compile("(?!.*(Activities|Workflow)Impl).*Impl");

  private static final int MANY_ARGUMENTS = 6;
  private static final int NULLS_IN_A_ROW = 3;

  private final List<Source> sources = new ArrayList<>();

  private record Source(CompilationUnitTree unit, Path file, Trees trees) {

    boolean isTest() {
      return file.toString().contains("/src/test/");
    }

    String packageName() {
      return String.valueOf(unit.getPackageName());
    }

    String at(Tree tree) {
      return file.getFileName()
          + ":"
          + line(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    long lines(Tree tree) {
      return line(trees.getSourcePositions().getEndPosition(unit, tree))
          - line(trees.getSourcePositions().getStartPosition(unit, tree))
          + 1;
    }

    boolean declares(String type) {
      return file.getFileName().toString().equals(type + ".java");
    }

    /** All nodes of this type in the file. */
    <T extends Tree> List<T> all(Class<T> type) {
      List<T> found = new ArrayList<>();
      new TreeScanner<@Nullable Object, List<T>>() {
        @Override
        public @Nullable Object scan(@Nullable Tree tree, List<T> into) {
          if (type.isInstance(tree)) {
            into.add(type.cast(tree));
          }
          return super.scan(tree, into);
        }
      }.scan(unit, found);
      return found;
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }

  @BeforeAll
  void parse() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    List<Path> files;
    try (Stream<Path> all = Files.walk(root, 2)) {
      List<Path> folders = all.filter(path -> path.endsWith("src")).toList();
      files = new ArrayList<>();
      for (Path folder : folders) {
        try (Stream<Path> below = Files.walk(folder)) {
          below.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        sources.add(new Source(unit, Path.of(unit.getSourceFile().toUri()), trees));
      }
    }
  }

  @Test
  void packages_formNoCycles() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Source source : sources) {
      if (source.isTest()) {
        continue;
      }
      String own = source.packageName();
      for (ImportTree line : source.unit().getImports()) {
        String used = packageOf(line.getQualifiedIdentifier().toString());
        if (used.startsWith("dev.reev.") && !used.equals(own)) {
          uses.computeIfAbsent(own, name -> new TreeSet<>()).add(used);
        }
      }
    }
    assertThat(cycle(uses)).as("packages that need each other").isEmpty();
  }

  /** Package names begin with a lower-case letter, type names do not. */
  private static String packageOf(String imported) {
    return Stream.of(imported.split("\\."))
        .takeWhile(part -> Character.isLowerCase(part.charAt(0)))
        .collect(Collectors.joining("."));
  }

  /** A cycle, from a package back to itself; empty when there is none. */
  private static List<String> cycle(Map<String, Set<String>> uses) {
    Set<String> free = new LinkedHashSet<>();
    for (String start : uses.keySet()) {
      List<String> cycle = cycleFrom(start, uses, new ArrayList<>(), free);
      if (!cycle.isEmpty()) {
        return cycle;
      }
    }
    return List.of();
  }

  private static List<String> cycleFrom(
      String at, Map<String, Set<String>> uses, List<String> way, Set<String> free) {
    if (free.contains(at)) {
      return List.of();
    }
    int before = way.indexOf(at);
    way.add(at);
    if (before >= 0) {
      return List.copyOf(way.subList(before, way.size()));
    }
    for (String next : uses.getOrDefault(at, Set.of())) {
      List<String> cycle = cycleFrom(next, uses, way, free);
      if (!cycle.isEmpty()) {
        return cycle;
      }
    }
    way.remove(way.size() - 1);
    free.add(at);
    return List.of();
  }

  @Test
  void classesAndMethods_fitIntoTheHead() {
    List<String> tooLong = new ArrayList<>();
    for (Source source : sources) {
      int limit = source.isTest() ? LINES_OF_TEST_CLASS : LINES_OF_CLASS;
      for (Tree type : source.unit().getTypeDecls()) {
        if (source.lines(type) > limit) {
          tooLong.add(source.at(type) + " has " + source.lines(type) + " lines");
        }
      }
      for (MethodTree method : source.all(MethodTree.class)) {
        if (!source.isTest() && source.lines(method) > LINES_OF_METHOD) {
          tooLong.add(source.at(method) + " " + method.getName() + " has " + source.lines(method));
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void names_sayTheJob() {
    List<String> empty = new ArrayList<>();
    for (Source source : sources) {
      for (ClassTree type : source.all(ClassTree.class)) {
        String name = type.getSimpleName().toString();
        if (SAYS_NOTHING.matcher(name).matches() || IMPLEMENTATION.matcher(name).matches()) {
          empty.add(source.at(type) + " " + name);
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  /** A reader has to count such arguments; a factory method or a builder names the missing ones. */
  @Test
  void longLinesOfArguments_haveNoRowsOfNulls() {
    List<String> rows = new ArrayList<>();
    for (Source source : sources) {
      for (NewClassTree call : source.all(NewClassTree.class)) {
        if (!source.isTest()
            && !source.declares(call.getIdentifier().toString())
            && call.getArguments().size() > MANY_ARGUMENTS
            && nullsInARow(call.getArguments()) >= NULLS_IN_A_ROW) {
          rows.add(source.at(call) + " new " + call.getIdentifier());
        }
      }
    }
    assertThat(rows).isEmpty();
  }

  private static int nullsInARow(List<? extends ExpressionTree> arguments) {
    int most = 0;
    int row = 0;
    for (ExpressionTree argument : arguments) {
      row = argument.getKind() == Tree.Kind.NULL_LITERAL ? row + 1 : 0;
      most = Math.max(most, row);
    }
    return most;
  }

  /** A file that imports both types would confuse them. */
  @Test
  void simpleNames_areUniqueWhereOneModuleUsesTheOther() {
    Map<String, Set<String>> uses = new TreeMap<>();
    Map<String, Set<String>> places = new TreeMap<>();
    for (Source source : sources) {
      if (source.isTest()) {
        continue;
      }
      source.unit().getImports().stream()
          .map(line -> packageOf(line.getQualifiedIdentifier().toString()))
          .filter(used -> used.startsWith("dev.reev."))
          .forEach(
              used ->
                  uses.computeIfAbsent(module(source.packageName()), name -> new TreeSet<>())
                      .add(module(used)));
      for (Tree tree : source.unit().getTypeDecls()) {
        if (tree instanceof ClassTree type) {
          places
              .computeIfAbsent(type.getSimpleName().toString(), name -> new TreeSet<>())
              .add(source.packageName());
        }
      }
    }
    places.values().removeIf(packages -> !mixedUp(packages, uses));
    assertThat(places).isEmpty();
  }

  private static boolean mixedUp(Set<String> packages, Map<String, Set<String>> uses) {
    return packages.stream()
        .anyMatch(
            one ->
                packages.stream()
                    .filter(other -> !other.equals(one))
                    .anyMatch(
                        other ->
                            module(one).equals(module(other))
                                || uses.getOrDefault(module(one), Set.of())
                                    .contains(module(other))));
  }

  private static String module(String packageName) {
    return packageName.split("\\.", -1)[2];
  }
}
