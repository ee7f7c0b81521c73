package dev.reev.api.edge;

import dev.reev.api.problem.Problem;
import dev.reev.api.problem.ProblemCause;
import dev.reev.api.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ContinueResponseTiming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * The first that sees a request, whatever it asks for: refuses names that are not ours, and tells
 * browsers what pages may do. In front of all filters, so that no answer of this server is without.
 */
public final class EdgeValve extends ValveBase {

  /** Where {@link Continue} is, for clients that wait for a word before they send a body. */
  public static final String CONTINUE = EdgeValve.class.getName() + ".continue";

  private static final Logger log = LoggerFactory.getLogger(EdgeValve.class);

  private final AllowedHosts hosts;

  EdgeValve(AllowedHosts hosts) {
    super(true);
    this.hosts = hosts;
  }

  /** Tells the client to send its body. */
  @FunctionalInterface
  public interface Continue {
    void send() throws IOException;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    PageRules.of(request.getRequestURI()).forEach(response::setHeader);
    String host = request.getHeader(HttpHeaders.HOST);
    if (response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
      // Tomcat could not make out the request, and says so.
      getNext().invoke(request, response);
      return;
    }
    if (!hosts.allows(host, request.getLocalAddr())) {
      refuse(request, response);
      return;
    }
    if (request.getHeader(HttpHeaders.EXPECT) != null) {
      Continue ready =
          () -> response.sendAcknowledgement(ContinueResponseTiming.ON_REQUEST_BODY_READ);
      request.setAttribute(CONTINUE, ready);
    }
    getNext().invoke(request, response);
  }

  private static void refuse(Request request, Response response) throws IOException {
    ProblemCause finding =
        new ProblemCause(
            "host_not_allowed",
            "this server does not answer to the host of the request; see REEV_ALLOWED_HOSTS",
            List.of());
    HttpStatusCode status = HttpStatusCode.valueOf(Problem.MISDIRECTED);
    log.warn("{} {}: {}", Problem.MISDIRECTED, request.getMethod(), finding.message());
    response.setStatus(Problem.MISDIRECTED);
    // The body, if there is one, is nobody's.
    response.setHeader(HttpHeaders.CONNECTION, "close");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    byte[] body = ProblemWriter.json(Problem.of(status, finding, ""));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.finishResponse();
  }
}
