package dev.reev.api.legacy.flow;

import dev.reev.api.legacy.log.Excerpts;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/** A diagram as a page that loads nothing from elsewhere. */
final class FlowPage {

  /**
   * Scripts of this server only, so that nothing which slips into the page can run. Mermaid writes
   * its styles into the drawing.
   */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Flow of %1$s</title>
      <style>
      body { font-family: system-ui, sans-serif; margin: 2rem; }
      .facts { color: #555; }
      pre.mermaid { white-space: pre-wrap; margin: 0; }
      .framed body { margin: 0; }
      .framed h1, .framed .facts { display: none; }
      @media (prefers-color-scheme: dark) { body { color: #e4e8ee; background: #191d23; } .facts { color: #a3adb9; } }
      </style>
      <script src="../../../assets/mermaid.min.js" defer></script>
      <script src="../../../dashboard/flow.js" defer></script>
      </head>
      <body>
      <h1>%1$s</h1>
      <p class="facts">%2$s</p>
      %3$s
      </body>
      </html>
      """;

  private FlowPage() {}

  static String of(FlowView flow) {
    FlowView.Metadata metadata = flow.metadata();
    String session = Excerpts.start(flow.sessionId(), 8);
    String diagram = flow.diagram();
    if (metadata == null || diagram == null) {
      return PAGE.formatted(
          escape(flow.sessionId()),
          "session " + escape(session),
          "<p>There is no diagram yet.</p>");
    }
    String facts =
        "benchmark %s · tools %d · states %d · %d ms · session %s"
            .formatted(
                metadata.benchmarkId(),
                metadata.toolCount(),
                metadata.stateCount(),
                metadata.executionTimeMs(),
                session);
    return PAGE.formatted(
        escape(metadata.benchmarkId()),
        escape(facts),
        "<pre class=\"mermaid\">\n" + escape(diagram) + "\n</pre>");
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }
}
