package dev.reev.cli.suite;

import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Calls that are about suites. */
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

  String url(String id) {
    return server.url() + path(id);
  }

  /**
   * The id of a suite that is given by its id or name; by name it is the newest of those.
   *
   * @param completed whether only one that completed will do
   */
  String find(String text, boolean completed) throws ServerUnreachableException {
    if (isId(text)) {
      return text;
    }
    JsonNode found =
        list("?limit=1&name=" + ReevServer.parameter(text) + (completed ? "&state=Completed" : ""))
            .path("suites");
    if (found.isEmpty()) {
      throw ReevFailure.usage(
          "there is no %ssuite '%s'; see reev suite list."
              .formatted(completed ? "completed " : "", text));
    }
    return found.path(0).path("id").asString("");
  }

  static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String path(String id) {
    return SUITES + "/" + ReevServer.segment(id);
  }
}
