package dev.reev.api.edge.body;

import dev.reev.api.edge.EdgeValve;
import dev.reev.api.edge.HttpFilters;
import dev.reev.api.problem.ProblemCause;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemWriter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the whole body before anybody works at its request. While it comes, the request holds
 * neither a thread nor a place, only a share of what its client may have under way; so clients that
 * send a byte now and then keep nobody waiting but themselves.
 */
@Component
@Order(HttpFilters.BODY)
public class BodyBuffer extends OncePerRequestFilter {

  /** For the largest body on a slow line; what a benchmark or an order takes is milliseconds. */
  public static final Duration DEADLINE = Duration.ofSeconds(20);

  private static final String BROKEN = "broken";

  private static final String BODY = BodyBuffer.class.getName() + ".body";

  private final BodyShares shares = new BodyShares();

  /** The second time the request comes with its body. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (BROKEN.equals(request.getAttribute(BODY))) {
      request.removeAttribute(BODY);
      refuse(request, response, HttpStatus.BAD_REQUEST, unreadable());
    } else if (request.getAttribute(BODY) instanceof byte[] body) {
      request.removeAttribute(BODY);
      chain.doFilter(new ReadRequest(request, body), response);
    } else if (request.getDispatcherType() != DispatcherType.REQUEST || !hasBody(request)) {
      chain.doFilter(request, response);
    } else {
      ServletInputStream in = request.getInputStream();
      long length = request.getContentLengthLong();
      if (length >= 0 && in.available() >= length) {
        chain.doFilter(new ReadRequest(request, in.readNBytes((int) length)), response);
      } else {
        await(request, response, in);
      }
    }
  }

  /** One that says of itself that it is too large is refused unread. */
  private static boolean hasBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length > 0
        ? length <= BodyLimit.MAX_BYTES
        : request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private void await(
      HttpServletRequest request, HttpServletResponse response, ServletInputStream in)
      throws IOException {
    BodyShares.Share share = shares.take(request.getRemoteAddr());
    if (share == null) {
      refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, tooMany());
      return;
    }
    if (request.getAttribute(EdgeValve.CONTINUE) instanceof EdgeValve.Continue ready) {
      ready.send();
    }
    AsyncContext waiting = request.startAsync();
    waiting.setTimeout(DEADLINE.toMillis());
    var arriving =
        new ArrivingBody(in, share) {
          @Override
          void complete(byte[] body) {
            request.setAttribute(BODY, body);
            waiting.dispatch();
          }

          @Override
          void failed(ProblemException problem) throws IOException {
            refuse(request, response, problem.getStatusCode(), ProblemCause.of(problem));
            waiting.complete();
          }

          @Override
          void broken() {
            // Refused where all requests are that make no sense; here Tomcat would say 500.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            request.setAttribute(BODY, BROKEN);
            waiting.dispatch();
          }
        };
    waiting.addListener(arriving);
    in.setReadListener(arriving);
  }

  private static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatusCode status,
      ProblemCause finding)
      throws IOException {
    // Nobody waits for the rest.
    response.setHeader(HttpHeaders.CONNECTION, "close");
    ProblemWriter.write(
        request,
        response,
        new ProblemException(
            HttpStatus.valueOf(status.value()), finding.code(), finding.message(), List.of()));
  }

  private static ProblemCause unreadable() {
    return new ProblemCause("bad_request", "the body cannot be read", List.of());
  }

  private static ProblemCause tooMany() {
    return new ProblemCause(
        "too_many_requests",
        "too many requests of this address send their bodies; try again",
        List.of());
  }
}
