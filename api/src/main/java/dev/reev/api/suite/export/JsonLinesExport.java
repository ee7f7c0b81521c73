package dev.reev.api.suite.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.reev.api.suite.state.ItemView;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteItems;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * One item per line, with the fields of {@code /items}, the labels of its run and the URL of its
 * page (<a href="https://jsonlines.org">JSON Lines</a>).
 */
@Component
class JsonLinesExport implements ExportFormat {

  private final SuiteItems items;
  private final RunPages pages;
  private final ObjectWriter lines;

  JsonLinesExport(SuiteItems items, RunPages pages, JsonMapper json) {
    this.items = items;
    this.pages = pages;
    this.lines =
        json.writer().withRootValueSeparator("\n").without(StreamWriteFeature.AUTO_CLOSE_TARGET);
  }

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String contentType() {
    return "application/jsonl";
  }

  @Override
  public String fileExtension() {
    return "jsonl";
  }

  @Override
  public void write(StoredSuite suite, OutputStream out) throws IOException {
    try (SequenceWriter writer = lines.writeValues(out)) {
      Iterator<ItemView> all = items.all(suite.id(), SuiteItems.Filter.NONE).iterator();
      while (all.hasNext()) {
        ItemView item = all.next();
        writer.write(new Line(item, suite.definition().labels(), pages.of(item.run())));
      }
    }
    out.write('\n');
  }

  /** Fields are only added, and only at the end. */
  private record Line(
      @JsonUnwrapped ItemView item, Map<String, String> labels, @Nullable String url) {}
}
