package dev.reev.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.problem.ProblemExceptions;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.info.BuildProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class PageErrorsTest {

  private final PageErrors errors =
      new PageErrors(
          new PageFrame(new BuildProperties(new Properties()), new TemporalUi("", "default")));

  @Test
  void page_asksAgain_whenTheTroubleMayPass() throws Exception {
    assertThat(retrySeconds(new IllegalStateException(new SQLTransientConnectionException())))
        .isEqualTo(3);
    assertThat(retrySeconds(new IllegalStateException("a fault"))).isEqualTo(30);
    assertThat(retrySeconds(ProblemExceptions.notFound("run 'x' is not known"))).isNull();
  }

  private @Nullable Object retrySeconds(Exception failure) throws Exception {
    HandlerMethod page = new HandlerMethod(this, PageErrorsTest.class.getDeclaredMethod("page"));
    return Objects.requireNonNull(
            errors.resolveException(
                new MockHttpServletRequest("GET", "/"),
                new MockHttpServletResponse(),
                page,
                failure))
        .getModel()
        .get("retrySeconds");
  }

  void page() {}
}
