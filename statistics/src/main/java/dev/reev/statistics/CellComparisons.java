package dev.reev.statistics;

import dev.reev.statistics.ComparisonResult.CellComparison;
import dev.reev.statistics.Pairing.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares each cell by itself, with p-values corrected for the number of cells. */
final class CellComparisons {

  private static final Comparator<CellComparison> LARGEST_LOSS_FIRST =
      Comparator.comparing(
          CellComparison::difference, Comparator.nullsLast(Comparator.naturalOrder()));

  private CellComparisons() {}

  static List<CellComparison> of(List<Pair> pairs, ComparisonSettings settings) {
    List<Optional<CellSample>> samples =
        pairs.stream().map(pair -> pair.sample(settings.measure())).toList();
    PValue[] tests =
        samples.stream()
            .map(sample -> sample.map(RelabelTest::of).orElse(PValue.NONE))
            .toArray(PValue[]::new);
    double[] adjusted = FalseDiscovery.adjust(tests, settings.alpha());
    List<CellComparison> cells = new ArrayList<>();
    for (int i = 0; i < tests.length; i++) {
      Pair pair = pairs.get(i);
      double p = tests[i].value();
      double pAdjusted = adjusted[i];
      cells.add(
          samples
              .get(i)
              .map(
                  sample ->
                      new CellComparison(
                          pair.benchmark(),
                          pair.agent(),
                          verdict(pair, sample, pAdjusted, settings),
                          sample.baseMean(),
                          sample.candidateMean(),
                          sample.difference(),
                          p,
                          pAdjusted,
                          pair.base(),
                          pair.candidate()))
              .orElseGet(() -> unknown(pair)));
    }
    return cells.stream().sorted(LARGEST_LOSS_FIRST).toList();
  }

  private static CellVerdict verdict(
      Pair pair, CellSample sample, double pAdjusted, ComparisonSettings settings) {
    if (!covered(pair.base(), settings) || !covered(pair.candidate(), settings)) {
      return CellVerdict.INDECISIVE;
    }
    Interval interval = DifferenceInterval.withinCells(List.of(sample), settings.confidence());
    if (DifferenceInterval.negligible(interval, List.of(sample), settings)) {
      return CellVerdict.SAME;
    }
    if (pAdjusted > settings.alpha()) {
      return CellVerdict.INDECISIVE;
    }
    return sample.difference() > 0 ? CellVerdict.IMPROVED : CellVerdict.REGRESSED;
  }

  private static boolean covered(List<ObservedRun> side, ComparisonSettings settings) {
    return Coverage.of(side, settings.measure()).reaches(settings.minCoverage());
  }

  private static CellComparison unknown(Pair pair) {
    return new CellComparison(pair.benchmark(), pair.agent(), pair.base(), pair.candidate());
  }
}
