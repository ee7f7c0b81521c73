package dev.reev.api.edge.error;

import dev.reev.api.problem.Problem;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What Tomcat refuses before Spring sees it: also a {@link Problem}, never HTML. */
@Component
class TomcatErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
          }
        });
    factory.addConnectorCustomizers(
        connector -> {
          // An encoded slash is part of an id, and such an id is simply not known.
          connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
          // A client that asks before it sends a body is told of a refusal without sending it.
          connector.setProperty("continueResponseTiming", "onRead");
        });
  }
}
