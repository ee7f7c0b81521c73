package dev.reev.api.suite.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.reev.api.run.state.RunUsage;
import dev.reev.api.suite.state.ItemView;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteItems;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;

/**
 * A row for each item, with a header (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC
 * 4180</a>). An empty score means that there is none, which is not zero.
 */
@Component
class CsvExport implements ExportFormat {

  private final SuiteItems items;
  private final RunPages pages;
  private final ObjectWriter rows;

  CsvExport(SuiteItems items, RunPages pages) {
    this.items = items;
    this.pages = pages;
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
      String labels = labels(suite.definition().labels());
      while (all.hasNext()) {
        ItemView item = all.next();
        writer.write(Row.of(item, labels, pages.of(item.run())));
      }
    }
  }

  /** In the form of the CLI's options, separated by spaces. */
  private static @Nullable String labels(Map<String, String> labels) {
    return labels.isEmpty()
        ? null
        : new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" "));
  }

  /** Columns are only added, and only at the end. */
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
    "unconfined",
    "input_tokens",
    "output_tokens",
    "cost_usd",
    "model",
    "labels",
    "pass_threshold",
    "duration_ms",
    "url"
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
      @Nullable Boolean unconfined,
      @Nullable Long inputTokens,
      @Nullable Long outputTokens,
      @Nullable Double costUsd,
      @Nullable String model,
      @Nullable String labels,
      @Nullable Double passThreshold,
      @Nullable Long durationMs,
      @Nullable String url) {

    static Row of(ItemView item, @Nullable String labels, @Nullable String url) {
      RunUsage usage = item.usage();
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
          item.run() == null ? null : (Boolean) item.unconfined(),
          usage == null ? null : usage.inputTokens(),
          usage == null ? null : usage.outputTokens(),
          usage == null ? null : usage.costUsd(),
          CsvCell.maybe(item.model()),
          CsvCell.maybe(labels),
          item.passThreshold(),
          item.durationMs(),
          url);
    }
  }
}
