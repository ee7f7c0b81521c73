package dev.reev.cli.suite;

import dev.reev.cli.lookup.IdLookup;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** API calls for suites. */
record SuiteServer(ReevServer server) {

  private static final String SUITES = "/api/v1/suites";

  SuiteStatus order(JsonNode body, String key) throws ServerUnreachableException {
    return new SuiteStatus(server.post(SUITES, body, key));
  }

  SuiteStatus status(String id) throws ServerUnreachableException {
    return new SuiteStatus(server.get(path(id)));
  }

  SuiteStatus move(String id, String verb) throws ServerUnreachableException {
    return new SuiteStatus(server.post(path(id) + "/" + verb, null));
  }

  SuiteStatus retry(String id, JsonNode body) throws ServerUnreachableException {
    return new SuiteStatus(server.post(path(id) + "/retry", body));
  }

  JsonNode part(String id, String part) throws ServerUnreachableException {
    return server.get(path(id) + "/" + part);
  }

  JsonNode list(String query) throws ServerUnreachableException {
    return server.get(SUITES + query);
  }

  void export(String id, String format, Path file) throws ServerUnreachableException, IOException {
    server.download(path(id) + "/export?format=" + format, file);
  }

  /** API address of a suite. */
  String url(String id) {
    return server.url() + path(id);
  }

  /** The id of the suite that a word of a command stands for. */
  String find(String word) throws ServerUnreachableException {
    return new IdLookup(server).suite(word, false);
  }

  /** URL of its page on the dashboard. */
  String page(String id) {
    return server.url() + "/suites/" + ReevServer.segment(id);
  }

  private static String path(String id) {
    return SUITES + "/" + ReevServer.segment(id);
  }
}
