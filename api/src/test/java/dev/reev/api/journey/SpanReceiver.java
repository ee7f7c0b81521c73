package dev.reev.api.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector that keeps the spans it is sent (OTLP over HTTP, binary). */
final class SpanReceiver implements AutoCloseable {

  /**
   * A span and who sent it.
   *
   * @param service {@code service.name} of the process
   */
  record Received(String service, Span span) {

    String name() {
      return span.getName();
    }

    String id() {
      return HexFormat.of().formatHex(span.getSpanId().toByteArray());
    }

    String parent() {
      return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
    }

    String trace() {
      return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }
  }

  private final HttpServer server;
  private final List<Received> spans = new CopyOnWriteArrayList<>();

  private SpanReceiver(HttpServer server) {
    this.server = server;
  }

  static SpanReceiver start() {
    try {
      var server =
          new SpanReceiver(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      server.server.createContext("/v1/traces", server::receive);
      server.server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Received> ofTrace(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  List<Received> all() {
    return List.copyOf(spans);
  }

  /** The names from the first span to this one. */
  List<String> pathTo(Received last) {
    List<String> path = new ArrayList<>(List.of(last.name()));
    spans.stream()
        .filter(span -> span.id().equals(last.parent()) && span.trace().equals(last.trace()))
        .findFirst()
        .ifPresent(parent -> path.addAll(0, pathTo(parent)));
    return path;
  }

  private void receive(HttpExchange exchange) throws IOException {
    var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
    for (ResourceSpans of : request.getResourceSpansList()) {
      String service =
          of.getResource().getAttributesList().stream()
              .filter(attribute -> attribute.getKey().equals("service.name"))
              .map(attribute -> attribute.getValue().getStringValue())
              .findFirst()
              .orElse("");
      of.getScopeSpansList()
          .forEach(
              scope ->
                  scope.getSpansList().forEach(span -> spans.add(new Received(service, span))));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
