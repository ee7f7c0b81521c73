package dev.reev.api.edge;

import dev.reev.activities.setting.OpenAddress;
import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Where this server meets the world: who reaches it, and by which name. */
@Component
class Edge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final AllowedHosts hosts;

  Edge(
      AllowedHosts hosts,
      @Value("${server.address}") InetAddress address,
      @Value("${reev.allow-open}") String open) {
    this.hosts = hosts;
    OpenAddress.check("REEV_BIND_ADDRESS", address, open);
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(ServiceNameProtocol.class.getName());
    factory.addEngineValves(new EdgeValve(hosts));
  }
}
