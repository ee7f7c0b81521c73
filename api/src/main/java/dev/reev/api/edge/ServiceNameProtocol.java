package dev.reev.api.edge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as Tomcat speaks it, that also takes names of hosts with an underscore: services of a
 * compose file have such names, and Tomcat answers 400 as they are no names of the DNS. Who may be
 * called by which name is asked later ({@link AllowedHosts}). Made by Tomcat, by its name.
 */
public final class ServiceNameProtocol extends Http11NioProtocol {

  private static final Pattern SERVICE =
      Pattern.compile("([A-Za-z0-9.-]{0,253}_[A-Za-z0-9._-]{0,253})(?::(\\d{1,5}))?");

  private static final int MAX_PORT = 65_535;
  private static final int HTTP_PORT = 80;

  @Override
  protected Processor createProcessor() {
    return new Http11Processor(this, getAdapter()) {
      @Override
      protected void parseHost(MessageBytes host) {
        Matcher service = SERVICE.matcher(host == null || host.isNull() ? "" : host.toString());
        int port = service.matches() ? port(service.group(2)) : -1;
        if (port >= 0) {
          request.serverName().setString(service.group(1));
          request.setServerPort(port);
        } else {
          super.parseHost(host);
        }
      }
    };
  }

  /** -1 for none. */
  private static int port(@Nullable String text) {
    int port = text == null ? HTTP_PORT : Integer.parseInt(text);
    return port > MAX_PORT ? -1 : port;
  }
}
