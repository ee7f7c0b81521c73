package dev.reev.benchmarks.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceVariablesTest {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";

  @Test
  void protocolWithoutEndpoint_isNoneOfOurs() {
    assertThat(TraceVariables.refusal(Map.of(PROTOCOL, "grpc"))).isEmpty();
    assertThat(TraceVariables.haveEndpoint(Map.of(ENDPOINT, " "))).isFalse();
  }

  @Test
  void grpc_isRefusedInOneLineThatNamesWhatIsAllowed() {
    assertThat(TraceVariables.refusal(Map.of(ENDPOINT, "http://127.0.0.1:4317", PROTOCOL, "grpc")))
        .get()
        .asString()
        .contains(PROTOCOL + " is 'grpc'", "allowed: http/protobuf")
        .hasLineCount(1);
  }

  @Test
  void anEndpointThatCannotBeCalled_isRefusedInOneLine() {
    for (String endpoint : new String[] {"http://otel_collector:4318", "collector:4317", "a b"}) {
      assertThat(TraceVariables.refusal(Map.of(ENDPOINT, endpoint)))
          .get()
          .asString()
          .startsWith(ENDPOINT + " must be http(s)://host")
          .hasLineCount(1);
    }
  }

  @Test
  void protocolOfTraces_goesBeforeTheOneForAll() {
    assertThat(
            TraceVariables.refusal(
                Map.of(
                    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                    "http://127.0.0.1:4318/v1/traces",
                    PROTOCOL,
                    "grpc",
                    "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
                    "http/protobuf")))
        .isEmpty();
  }
}
