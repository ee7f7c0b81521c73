package dev.reev.api.dashboard.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.comparison.ComparisonView.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedCellsTest {

  private static final double MARGIN = 0.05;

  @ParameterizedTest
  @CsvSource({
    "regressed,  -0.5,  true",
    "improved,   0.01,  true",
    "indecisive, -0.5,  true",
    "indecisive, 0.051, true",
    "indecisive, 0.049, false",
    "indecisive, 0,     false",
    "indecisive, ,      true",
    "same,       0.04,  false"
  })
  void isChanged_isFalseWhereNobodyWouldLook(
      String verdict, @Nullable Double difference, boolean changed) {
    assertThat(ComparedCells.isChanged(entry("b", verdict, difference), MARGIN)).isEqualTo(changed);
  }

  @Test
  void of_oneChanged_foldsTheOthers_andPutsLossesFirst() {
    ComparedCells cells =
        ComparedCells.of(
            List.of(
                entry("same", "same", 0.0),
                entry("gain", "improved", 0.4),
                entry("loss", "regressed", -0.3)),
            MARGIN);

    assertThat(cells.rows())
        .extracting(row -> row.entry().benchmark())
        .containsExactly("loss", "gain");
    assertThat(cells.unchanged())
        .extracting(row -> row.entry().benchmark())
        .containsExactly("same");
    assertThat(cells.hidden()).isZero();
  }

  @Test
  void matrix_hasARowForEachBenchmark_andAGapWhereOneSideHasNone() {
    ComparedMatrix matrix =
        ComparedMatrix.of(
            List.of(
                List.of(entry("a", "same", 0.0), entry("b", "regressed", -0.5)),
                List.of(entry("b", "same", 0.0))),
            MARGIN);

    assertThat(matrix.changed()).extracting(ComparedMatrix.Row::benchmark).containsExactly("b");
    assertThat(matrix.unchanged()).extracting(ComparedMatrix.Row::benchmark).containsExactly("a");
    assertThat(matrix.unchanged().get(0).entries().get(1)).isNull();
    assertThat(matrix.changed().get(0).baseMean()).isEqualTo(0.5);
  }

  private static Entry entry(String benchmark, String verdict, @Nullable Double difference) {
    return new Entry(
        benchmark, null, verdict, 0.5, 0.5, difference, 1.0, 1.0, false, List.of(), List.of());
  }
}
