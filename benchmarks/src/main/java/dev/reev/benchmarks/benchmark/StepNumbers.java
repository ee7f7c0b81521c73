package dev.reev.benchmarks.benchmark;

/** Message about a step number beyond the last step. */
final class StepNumbers {

  private StepNumbers() {}

  static String beyond(int step, int steps) {
    return steps == 0
        ? "is %d, but there is no flow".formatted(step)
        : "is %d; the flow ends with step %d".formatted(step, steps);
  }
}
