package dev.reev.api.dashboard.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.suites.SuiteMatrix.Column;
import dev.reev.api.dashboard.suites.SuiteMatrix.Row;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuiteMatrixTest {

  private static final MatrixForm ALL = new MatrixForm("", "", "", "");

  @Test
  void agentThatSeveralModelsAnswered_hasAColumnForEach_andOneForRunsThatSayNothing() {
    SuiteMatrix matrix =
        SuiteMatrix.of(
            List.of(
                cell("001", "local", "m-2", 1.0),
                cell("001", "local", "m-1", 0.5),
                cell("001", "local", null, null),
                cell("001", "deterministic", null, 1.0)),
            ALL);

    assertThat(matrix.columns())
        .containsExactly(
            new Column("deterministic", null, false),
            new Column("local", "m-1", true),
            new Column("local", "m-2", true),
            new Column("local", null, true));
    assertThat(matrix.columns())
        .extracting(Column::filter)
        .as("what the list of items filters by")
        .containsExactly(null, "m-1", "m-2", "-");
    assertThat(matrix.rows().get(0).cells())
        .extracting(cell -> cell == null ? null : cell.mean())
        .containsExactly(1.0, 0.5, 1.0, null);
  }

  @Test
  void agentOfOneModel_hasOneColumn_withTheRunsThatSayNothing() {
    SuiteMatrix matrix =
        SuiteMatrix.of(
            List.of(cell("001", "local", "m", 1.0), cell("001", "local", null, null)), ALL);

    assertThat(matrix.columns()).containsExactly(new Column("local", "m", false));
    assertThat(matrix.totals().get(0).items()).isEqualTo(2);
    assertThat(matrix.totals().get(0).mean()).isEqualTo(1.0);
  }

  @Test
  void rows_areSortedByAColumn_withoutAScoreLast() {
    List<MatrixCell> cells =
        List.of(
            cell("001", "a", null, 0.9),
            cell("002", "a", null, null),
            cell("003", "a", null, 0.1),
            cell("004", "b", null, 0.5));

    assertThat(names(SuiteMatrix.of(cells, ALL))).containsExactly("001", "002", "003", "004");
    assertThat(names(SuiteMatrix.of(cells, sorted("a"))))
        .containsExactly("003", "001", "002", "004");
    assertThat(names(SuiteMatrix.of(cells, sorted("-a"))))
        .containsExactly("001", "003", "002", "004");
    assertThat(names(SuiteMatrix.of(cells, sorted("nobody")))).hasSize(4);
  }

  @Test
  void rowsAndColumns_areFiltered_andTotalsStayThoseOfAll() {
    List<MatrixCell> cells =
        List.of(
            cell("001-sol", "a", null, 1.0),
            cell("002-spl", "a", null, 0.2),
            cell("002-spl", "b", null, 1.0));

    assertThat(names(SuiteMatrix.of(cells, new MatrixForm("SPL", "", "", ""))))
        .containsExactly("002-spl");
    assertThat(names(SuiteMatrix.of(cells, new MatrixForm("", "flawed", "", ""))))
        .containsExactly("002-spl");
    SuiteMatrix one = SuiteMatrix.of(cells, new MatrixForm("", "flawed", "b", ""));
    assertThat(one.rows()).isEmpty();
    assertThat(one.columns()).containsExactly(new Column("b", null, false));
    assertThat(Objects.requireNonNull(one.all()).items()).isEqualTo(3);
  }

  @Test
  void costAndTokens_arePerRunThatSaysThem() {
    MatrixCell told =
        new MatrixCell("001", "a", null, 2, 0, 0, 2, 0, 0, 2, 2, 0, 0, 900L, 1, 0.5, 1, 50L);

    MatrixCell both = told.plus(cell("002", "a", null, 1.0));

    assertThat(both.tokensEach()).isEqualTo(900);
    assertThat(both.costEach()).isEqualTo(0.5);
    assertThat(both.tookEachMs()).isEqualTo(17);
    assertThat(cell("002", "a", null, 1.0).costEach()).isNull();
  }

  @Test
  void addressOfASort_turnsItAround_andKeepsTheFilter() {
    var id = new UUID(0, 1);
    var form = new MatrixForm("sol & co", "", "", "a");

    assertThat(form.sortedBy(id, "a")).endsWith("?text=sol%20%26%20co&sort=-a");
    assertThat(form.sortedBy(id, "b")).endsWith("?text=sol%20%26%20co&sort=b");
    assertThat(new MatrixForm("", "", "", "-a").sortedBy(id, "a")).endsWith("?sort=a");
    assertThat(form.unsorted(id)).endsWith("?text=sol%20%26%20co");
  }

  private static MatrixForm sorted(String by) {
    return new MatrixForm(null, null, null, by);
  }

  private static List<String> names(SuiteMatrix matrix) {
    return matrix.rows().stream().map(Row::benchmark).toList();
  }

  /** One item, with a score or lost. */
  private static MatrixCell cell(
      String benchmark, String agent, @Nullable String model, @Nullable Double score) {
    double sum = score == null ? 0 : score;
    int scored = score == null ? 0 : 1;
    return new MatrixCell(
        benchmark,
        agent,
        model,
        1,
        0,
        0,
        sum >= 0.75 ? 1 : 0,
        0,
        0,
        scored,
        sum,
        1 - scored,
        0,
        null,
        0,
        null,
        0,
        null);
  }
}
