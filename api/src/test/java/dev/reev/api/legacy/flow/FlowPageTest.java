package dev.reev.api.legacy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.legacy.log.Told;
import dev.reev.benchmarks.session.SessionFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowPageTest {

  @Test
  void page_loadsNothingFromElsewhere() {
    String page = page(new Told().call("sol_transfer", Map.of()).session("Pay 1 SOL"));

    assertThat(page)
        .contains(
            "<script src=\"../../../assets/mermaid.min.js\" defer>", "Agent --&gt; sol_transfer")
        .contains(
            "benchmark 001-sol-transfer", "tools 1", "states 3", "1250 ms", "session a-sessio")
        .doesNotContain("://");
  }

  @Test
  void whatAnAgentWrote_isTextAndNothingElse() {
    Told told =
        new Told()
            .call("</pre><script>alert(1)</script>", Map.of("amount", "<img src=x onerror=y>"));

    String page = page(told.session("</pre><script>alert(2)</script>"));

    // The library and the script that starts it.
    assertThat(page.split("<script")).hasSize(3);
    assertThat(page.split("</pre>")).hasSize(2);
    assertThat(page).doesNotContain("<img");
  }

  @Test
  void sessionWithoutDiagram_saysSo() {
    assertThat(FlowPage.of(new FlowView("<b>", null, null, List.of())))
        .contains("There is no diagram yet", "&lt;b&gt;")
        .doesNotContain("<b>");
  }

  private static String page(SessionFile session) {
    return FlowPage.of(FlowView.of(session, "database"));
  }
}
