package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.yaml.Place;
import dev.reev.benchmarks.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one document. */
final class Problems {

  private static final Comparator<BenchmarkProblem> FILE_ORDER =
      Comparator.comparingInt(BenchmarkProblem::line).thenComparingInt(BenchmarkProblem::column);

  private final YamlDocument document;
  private final List<BenchmarkProblem> errors = new ArrayList<>();
  private final List<BenchmarkProblem> warnings = new ArrayList<>();

  Problems(YamlDocument document) {
    this.document = document;
  }

  YamlDocument document() {
    return document;
  }

  void error(String pointer, String message) {
    errors.add(problem(document.place(pointer), message));
  }

  void warning(String pointer, String message) {
    warnings.add(problem(document.place(pointer), message));
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  List<BenchmarkProblem> errors() {
    return errors.stream().sorted(FILE_ORDER).toList();
  }

  List<BenchmarkProblem> warnings() {
    return warnings.stream().sorted(FILE_ORDER).toList();
  }

  static BenchmarkProblem problem(Place place, String message) {
    return new BenchmarkProblem(place.line(), place.column(), place.path(), message);
  }
}
