package dev.reev.api.edge.body;

import dev.reev.api.problem.ProblemException;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A body on its way, gathered as its parts come. Tomcat calls one method at a time. */
abstract class ArrivingBody implements ReadListener, AsyncListener {

  private static final int PART_BYTES = 8192;

  private final ServletInputStream in;
  private final BodyShares.Share share;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final byte[] part = new byte[PART_BYTES];
  private boolean ended;

  ArrivingBody(ServletInputStream in, BodyShares.Share share) {
    this.in = in;
    this.share = share;
  }

  /** It is here. */
  abstract void complete(byte[] body);

  /** It is refused, or comes too slowly. */
  abstract void failed(ProblemException problem) throws IOException;

  /** Its client is gone, or sends what is no body. */
  abstract void broken();

  /** What Tomcat cannot make out is the client's fault: thrown, it would be ours. */
  @Override
  public void onDataAvailable() throws IOException {
    try {
      take();
    } catch (IOException e) {
      onError(e);
    }
  }

  private void take() throws IOException {
    while (!ended && in.isReady()) {
      int read = in.read(part);
      if (read < 0) {
        return;
      }
      bytes.write(part, 0, read);
      if (bytes.size() > BodyLimit.MAX_BYTES) {
        end();
        failed(BodyLimit.exceeded());
      } else if (!share.grow(read)) {
        end();
        failed(
            new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too_many_requests",
                "too many bodies are on their way; try again",
                List.of()));
      }
    }
  }

  @Override
  public void onAllDataRead() {
    if (!ended) {
      end();
      complete(bytes.toByteArray());
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (ended) {
      return;
    }
    end();
    broken();
  }

  @Override
  public void onTimeout(AsyncEvent event) throws IOException {
    if (!ended) {
      end();
      failed(
          new ProblemException(
              HttpStatus.REQUEST_TIMEOUT,
              "request_timeout",
              "the body did not come within " + BodyBuffer.DEADLINE.toSeconds() + " s",
              List.of()));
    }
  }

  @Override
  public void onError(AsyncEvent event) {
    onError(event.getThrowable());
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // A later stage of the same request; this one is over.
  }

  private void end() {
    if (!ended) {
      ended = true;
      share.giveBack();
    }
  }
}
