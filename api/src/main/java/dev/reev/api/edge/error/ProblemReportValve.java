package dev.reev.api.edge.error;

import dev.reev.api.problem.Problem;
import dev.reev.api.problem.ProblemCause;
import dev.reev.api.problem.ProblemWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** What Tomcat refuses before Spring sees it, as {@link Problem}. Tomcat makes it by its name. */
public final class ProblemReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String path = request.getDecodedRequestURI() == null ? "" : request.getRequestURI();
    String reason = response.getMessage();
    ProblemCause finding =
        ProblemCause.of(
            HttpStatusCode.valueOf(status),
            reason == null || reason.isBlank() || status >= 500 ? words(status) : reason);
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      Writer writer = response.getReporter();
      if (writer != null) {
        Problem problem = Problem.of(HttpStatusCode.valueOf(status), finding, path);
        writer.write(new String(ProblemWriter.json(problem), StandardCharsets.UTF_8));
        response.finishResponse();
      }
    } catch (IOException e) {
      container.getLogger().debug("The client of a refused request is gone", e);
    }
  }

  /** What Tomcat does not say: it cannot name a header that it could not read. */
  private static String words(int status) {
    return status == 400
        ? "the request line or a header cannot be read: it is broken, or has characters that HTTP"
            + " does not allow"
        : "the server does not understand this request";
  }
}
