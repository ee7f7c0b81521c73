package dev.reev.benchmarks.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that requires a user and a password, and forwards nothing. */
final class PasswordProxy implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> letThrough = new CopyOnWriteArrayList<>();
  private final String header;

  PasswordProxy(String user, String password) throws IOException {
    String login = user + ":" + password;
    header =
        "proxy-authorization: basic "
            + Base64.getEncoder().encodeToString(login.getBytes(US_ASCII));
    Thread thread = new Thread(this::serve, "password-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Method and address of the requests with the right password. */
  List<String> letThrough() {
    return letThrough;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        String request = in.readLine();
        boolean knows = false;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          knows |= line.equalsIgnoreCase(header);
        }
        if (request == null) {
          continue;
        }
        if (knows) {
          letThrough.add(request.replaceFirst(" HTTP/1\\.1$", ""));
        }
        String answer =
            knows
                ? "502 Bad Gateway\r\n"
                : "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n";
        client
            .getOutputStream()
            .write(
                ("HTTP/1.1 " + answer + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(US_ASCII));
      } catch (IOException e) {
        // Continues with the next connection; a closed socket ends the loop.
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
