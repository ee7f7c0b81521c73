package dev.reev.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the API as its clients make them. */
public final class ApiBodies {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ApiBodies() {}

  public static JsonNode get(MockMvcTester http, int status, String uri, Object... variables)
      throws Exception {
    return body(http.get().uri(uri, variables).exchange(), status);
  }

  public static JsonNode post(MockMvcTester http, int status, String uri, Object body)
      throws Exception {
    return body(
        http.post()
            .uri(uri)
            .contentType(MediaType.APPLICATION_JSON)
            .content(JSON.writeValueAsString(body))
            .exchange(),
        status);
  }

  public static JsonNode body(MvcTestResult result, int status) throws Exception {
    assertThat(result).hasStatus(status);
    return JSON.readTree(result.getResponse().getContentAsString());
  }
}
