package dev.reev.api.suite.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.reev.api.suite.state.ItemView;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteItems;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;

/**
 * A row for each item, with a header (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC
 * 4180</a>). An empty score is a missing one, which is not zero.
 */
@Component
class CsvExport implements ExportFormat {

  private final SuiteItems items;
  private final ObjectWriter rows;

  CsvExport(SuiteItems items) {
    this.items = items;
    CsvMapper csv =
        CsvMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    this.rows =
        csv.writer(csv.schemaFor(Row.class).withHeader().withLineSeparator("\r\n"))
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET);
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String contentType() {
    return "text/csv;charset=UTF-8";
  }

  @Override
  public String fileExtension() {
    return "csv";
  }

  @Override
  public void write(StoredSuite suite, OutputStream out) throws IOException {
    try (SequenceWriter writer = rows.writeValues(out)) {
      Iterator<ItemView> all = items.all(suite.id(), SuiteItems.Filter.NONE).iterator();
      while (all.hasNext()) {
        writer.write(Row.of(all.next()));
      }
    }
  }

  /** Columns are only ever added, at the end. */
  @JsonPropertyOrder({
    "ordinal",
    "benchmark",
    "agent",
    "repeat",
    "run",
    "state",
    "score",
    "passed",
    "execution_time_ms",
    "failure_type",
    "message",
    "skipped",
    "harm",
    "failed_checks",
    "unconfined"
  })
  private record Row(
      int ordinal,
      String benchmark,
      String agent,
      int repeat,
      @Nullable UUID run,
      String state,
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable Long executionTimeMs,
      @Nullable String failureType,
      @Nullable String message,
      @Nullable String skipped,
      @Nullable Boolean harm,
      @Nullable String failedChecks,
      @Nullable Boolean unconfined) {

    static Row of(ItemView item) {
      return new Row(
          item.ordinal(),
          CsvCell.text(item.benchmark()),
          CsvCell.text(item.agent()),
          item.repeat(),
          item.run(),
          item.state(),
          item.score(),
          item.passed(),
          item.executionTimeMs(),
          item.failure() == null ? null : CsvCell.text(item.failure().type()),
          CsvCell.maybe(item.message()),
          CsvCell.maybe(item.skipped()),
          item.harm(),
          item.failedChecks() == null ? null : CsvCell.text(item.failedChecks().ids()),
          item.run() == null ? null : (Boolean) item.unconfined());
    }
  }
}
