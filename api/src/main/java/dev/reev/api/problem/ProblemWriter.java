package dev.reev.api.problem;

import dev.reev.benchmarks.schema.ReevJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Refuses a request before any controller sees it. */
public final class ProblemWriter {

  private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

  private ProblemWriter() {}

  public static void write(
      HttpServletRequest request, HttpServletResponse response, ProblemException refusal)
      throws IOException {
    String path = request.getRequestURI();
    Problem problem = Problem.of(refusal.getStatusCode(), ProblemCause.of(refusal), path);
    log.warn("{} {} {}: {}", problem.status(), request.getMethod(), path, problem.message());
    response.setStatus(problem.status());
    problem
        .retryAfter()
        .ifPresent(
            wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    byte[] body = json(problem);
    // With its length it is whole even where the connection breaks behind it.
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  public static byte[] json(Problem problem) {
    return ReevJson.MAPPER.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
  }
}
