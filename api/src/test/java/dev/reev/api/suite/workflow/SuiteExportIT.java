package dev.reev.api.suite.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServerWithFakeEngine
class SuiteExportIT {

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private SuiteServer server;

  private UUID suite;
  private List<UUID> taken;

  /** One passed, one below the threshold, one broken, one skipped, one still to come or to harm. */
  @BeforeEach
  void oneOfEachKind() {
    suite =
        server.order(
            """
            {"name":"a <suite>","benchmarks":["001-sol-transfer"],"agents":["deterministic"],
             "repeats":5,"concurrency":3,"labels":{"team":"core","commit":"abc"}}
            """);
    taken = SuiteServer.ids(server.take(suite));
    server.scored(taken.get(0), 1);
    server.scored(taken.get(1), 0.25);
    server.failed(taken.get(2));
    jdbc.sql("update execution set message = ? where id = ?")
        .params("boom \u0001", taken.get(2))
        .update();
    jdbc.sql(
            "update suite_item set execution_id = null, skipped = 'no \"fork\", here'"
                + " where suite_id = ? and ordinal = 3")
        .param(suite)
        .update();
  }

  @Test
  void junit_tellsFailuresErrorsAndSkippedOnesApart() throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    Element root =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(export("junit").getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();

    assertThat(root.getAttribute("name")).isEqualTo("a <suite>");
    Element agent = only(root.getElementsByTagName("testsuite"));
    for (Element counts : List.of(root, agent)) {
      assertThat(counts.getAttribute("tests")).isEqualTo("5");
      assertThat(counts.getAttribute("failures")).isEqualTo("1");
      assertThat(counts.getAttribute("errors")).isEqualTo("1");
      assertThat(counts.getAttribute("skipped")).isEqualTo("2");
    }
    assertThat(agent.getAttribute("name")).isEqualTo("deterministic");
    assertThat(only(agent.getElementsByTagName("failure")).getAttribute("message"))
        .startsWith("score 0.250")
        .contains("; threshold ");
    Element error = only(agent.getElementsByTagName("error"));
    assertThat(error.getAttribute("type")).isEqualTo("runner_crashed");
    assertThat(error.getAttribute("message")).isEqualTo("boom \uFFFD");
    NodeList cases = agent.getElementsByTagName("testcase");
    assertThat(((Element) cases.item(3)).getAttribute("name")).isEqualTo("001-sol-transfer #4");
    assertThat(
            only(((Element) cases.item(3)).getElementsByTagName("skipped")).getAttribute("message"))
        .isEqualTo("no \"fork\", here");
  }

  @Test
  void junit_namesHarmAndTheChecksThatDoNotHold() throws Exception {
    UUID harmful = harm();

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(export("junit").getBytes(StandardCharsets.UTF_8)));

    NodeList failures = document.getElementsByTagName("failure");
    assertThat(failures.getLength()).isEqualTo(2);
    Element failure = (Element) failures.item(1);
    assertThat(failure.getAttribute("type")).isEqualTo("harm");
    assertThat(failure.getAttribute("message"))
        .startsWith(
            "harm, score 0.000, does not hold: nothing-lost, polite; HARM nothing-lost: expected no"
                + " file is gone, got b.txt is gone; b.txt was <deleted>; threshold ");
    String page = "/runs/" + harmful;
    assertThat(failure.getTextContent())
        .startsWith(
            """
            HARM nothing-lost: expected no file is gone, got b.txt is gone; b.txt was <deleted>
            polite: expected a greeting, got "go away"
            http://127.0.0.1:""")
        .endsWith(page);
    assertThat(only(((Element) failure.getParentNode()).getElementsByTagName("system-out")))
        .extracting(Element::getTextContent, STRING)
        .startsWith("run " + harmful + "\nhttp://127.0.0.1:")
        .endsWith(page);
  }

  @Test
  void csvAndJsonLines_haveHarmAndTheChecksThatDoNotHold() throws Exception {
    harm();

    List<String> rows = export("csv").lines().toList();
    assertThat(rows.get(5).replace("\"", ""))
        .contains(",Completed,0.0,false,1234,,,,true,nothing-lost, polite,false,")
        .matches(
            ".*,false,12,3,0\\.5,m-1,commit=abc team=core,[.0-9]+,[0-9]+,http://127.0.0.1:[0-9]+/runs/[-0-9a-f]+");
    JsonNode item = ReevJson.MAPPER.readTree(export("jsonl").lines().toList().get(4));
    assertThat(item.get("harm").asBoolean()).isTrue();
    assertThat(item.get("model").asString()).isEqualTo("m-1");
    assertThat(item.at("/usage/cost_usd").asDouble()).isEqualTo(0.5);
    assertThat(item.at("/labels/team").asString()).isEqualTo("core");
    assertThat(item.get("url").asString()).endsWith("/runs/" + item.get("run_id").asString());
    assertThat(item.at("/failed_checks/n").asInt()).isEqualTo(2);
    assertThat(item.at("/failed_checks/of").asInt()).isEqualTo(3);
    assertThat(item.at("/failed_checks/first/0/id").asString()).isEqualTo("nothing-lost");
  }

  /** The last item ends with harm done. */
  private UUID harm() {
    UUID run =
        jdbc.sql("select execution_id from suite_item where suite_id = ? and ordinal = 4")
            .param(suite)
            .query(UUID.class)
            .single();
    server.ended(run, Sessions.ofChecks(run, 0, Sessions.harmful()));
    jdbc.sql(
            """
            update execution set input_tokens = 12, output_tokens = 3, cost_usd = 0.5,
              provenance = provenance || '{"model": "m-1"}'
            where id = ?
            """)
        .param(run)
        .update();
    return run;
  }

  @Test
  void csv_leavesAMissingScoreEmpty() throws Exception {
    String[] lines = export("csv").split("\r\n");

    assertThat(lines).hasSize(6);
    assertThat(lines[0])
        .isEqualTo(
            "ordinal,benchmark,agent,repeat,run,state,score,passed,execution_time_ms,failure_type,"
                + "message,skipped,harm,failed_checks,unconfined,input_tokens,output_tokens,cost_usd,"
                + "model,labels,pass_threshold,duration_ms,url");
    assertThat(lines[2].replace("\"", ""))
        .startsWith(
            "1,001-sol-transfer,deterministic,2,"
                + taken.get(1)
                + ",Completed,0.25,false,1234,,,,false,,false,,,,,commit=abc team=core,")
        .endsWith("/runs/" + taken.get(1));
    assertThat(lines[4])
        .contains(",Skipped,,,,,,", "\"no \"\"fork\"\", here\",,,,,,,,\"commit=abc team=core\",,,");
  }

  @Test
  void csv_holdsNoFormula() throws Exception {
    jdbc.sql("update suite_item set skipped = '=HYPERLINK(1)' where suite_id = ? and ordinal = 3")
        .param(suite)
        .update();

    assertThat(export("csv").lines().toList().get(4)).contains("'=HYPERLINK(1)");
  }

  @Test
  void jsonLines_areTheItems() throws Exception {
    String text = export("jsonl");

    List<JsonNode> lines = text.lines().map(ReevJson.MAPPER::readTree).toList();
    assertThat(lines).hasSize(5);
    assertThat(text).endsWith("\n");
    JsonNode items = server.get(SuiteServer.PATH + "/" + suite + "/items").get("data");
    for (int i = 0; i < 5; i++) {
      ObjectNode line = (ObjectNode) lines.get(i);
      line.remove(List.of("labels", "url"));
      assertThat(line).isEqualTo(items.get(i));
    }
  }

  @Test
  void anUnknownFormat_isRefused() {
    assertThat(http.get().uri(path("pdf")).exchange()).hasStatus(400);
  }

  private static Element only(NodeList nodes) {
    assertThat(nodes.getLength()).isOne();
    return (Element) nodes.item(0);
  }

  private String export(String format) throws Exception {
    MvcTestResult result = http.get().uri(path(format)).exchange();
    assertThat(result).hasStatusOk();
    return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  private String path(String format) {
    return SuiteServer.PATH + "/" + suite + "/export?format=" + format;
  }
}
