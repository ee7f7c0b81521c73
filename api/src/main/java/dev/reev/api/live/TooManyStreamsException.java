package dev.reev.api.live;

import dev.reev.api.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** All places for event streams are taken. */
final class TooManyStreamsException extends ProblemException {

  private static final long serialVersionUID = 1L;

  /** Streams end with their runs; most are free again within seconds. */
  private static final String RETRY_AFTER_SECONDS = "5";

  TooManyStreamsException() {
    super(
        HttpStatus.TOO_MANY_REQUESTS,
        "too_many_streams",
        "this server has " + RunStreams.MAX_STREAMS + " open event streams; try again",
        List.of());
  }

  @Override
  public HttpHeaders getHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return headers;
  }
}
