package dev.reev.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Timeout(60)
class AdmissionTest {

  private final Admission admission = new Admission();

  @Test
  void requestTooMany_isToldToComeBack_andGetsInLater() throws Exception {
    CountDownLatch inside = new CountDownLatch(Admission.MAX_IN_FLIGHT);
    CountDownLatch open = new CountDownLatch(1);
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < Admission.MAX_IN_FLIGHT; i++) {
      waiting.add(
          new Thread(
              () ->
                  sendQuietly(
                      (request, response) -> {
                        inside.countDown();
                        awaitQuietly(open);
                      })));
    }
    waiting.forEach(Thread::start);
    inside.await();

    MockHttpServletResponse refused = send("/api/v1/runs", (request, response) -> {});
    MockHttpServletResponse health = send("/actuator/health", (request, response) -> {});
    open.countDown();
    for (Thread thread : waiting) {
      thread.join();
    }

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refused.getContentType()).isEqualTo("application/problem+json");
    assertThat(refused.getContentAsString()).contains("\"code\":\"too_many_requests\"");
    assertThat(health.getStatus()).isEqualTo(200);
    assertThat(send("/api/v1/runs", (request, response) -> {}).getStatus()).isEqualTo(200);
  }

  private MockHttpServletResponse send(String path, FilterChain chain) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    admission.doFilter(new MockHttpServletRequest("GET", path), response, chain);
    return response;
  }

  private void sendQuietly(FilterChain chain) {
    try {
      send("/api/v1/runs", chain);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
