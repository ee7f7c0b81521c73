package dev.reev.api.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests that no well-behaved client would send, over a plain socket. */
final class RawHttp {

  /** An answer to a refusal comes at once; this covers a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /** What comes after the request line, or the whole request. */
  @FunctionalInterface
  interface Request {
    void writeTo(OutputStream out) throws IOException;
  }

  record Answer(int status, Map<String, String> headers, String body) {}

  Answer send(Request request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      Thread writer = new Thread(() -> writeQuietly(request, socket), "raw-http");
      writer.start();
      Answer answer = parse(readAll(socket.getInputStream()));
      socket.close();
      writer.join(PATIENCE.toMillis());
      return answer;
    }
  }

  private static void writeQuietly(Request request, Socket socket) {
    try {
      request.writeTo(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The server need not read a refused request to its end.
    }
  }

  /** A reset after the answer is an end too. */
  private static String readAll(InputStream in) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
    } catch (IOException e) {
      if (bytes.size() == 0) {
        throw new AssertionError("no answer", e);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Answer parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("not an HTTP answer: '" + text + "'");
    }
    String[] head = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers =
        Stream.of(head)
            .skip(1)
            .map(line -> line.split(": ?", 2))
            .collect(
                Collectors.toMap(
                    part -> part[0].toLowerCase(Locale.ROOT), part -> part[1], (a, b) -> a));
    String body = text.substring(end + 4);
    return new Answer(
        Integer.parseInt(head[0].split(" ", 3)[1]),
        headers,
        "chunked".equals(headers.get("transfer-encoding")) ? unchunked(body) : body);
  }

  private static String unchunked(String body) {
    byte[] rest = body.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int line = at;
      // Behind a body that made no sense Tomcat breaks off without the last chunk.
      if (line >= rest.length) {
        return whole.toString(StandardCharsets.UTF_8);
      }
      while (rest[line] != '\r') {
        line++;
      }
      int size = Integer.parseInt(new String(rest, at, line - at, StandardCharsets.US_ASCII), 16);
      if (size == 0) {
        return whole.toString(StandardCharsets.UTF_8);
      }
      whole.write(rest, line + 2, size);
      at = line + 2 + size + 2;
    }
  }
}
