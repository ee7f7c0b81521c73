package dev.reev.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.outbound.OutboundCalls;
import dev.reev.benchmarks.agent.ChatSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHostsTest {

  private final OutboundHosts hosts =
      new OutboundHosts(List.of("10.1.2.3", "192.168.0.9:8080"), List.of(3001, 7233));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1",
        "http://172.16.0.1",
        "http://172.31.255.1:80",
        "http://192.168.0.9",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1",
        "http://0.0.0.0",
        "http://127.134.83.52:44075",
        "http://224.0.0.1",
        "http://255.255.255.255",
        "http://198.18.0.1",
        "http://192.0.0.8",
        "http://[fc00::1]",
        "http://[fd12::1]",
        "http://[fe80::1]",
        "http://[ff02::1]",
        "http://[::ffff:10.0.0.1]",
        "http://[64:ff9b::a00:1]",
        "http://[2002:a00:1::]",
        "http://[::]",
        "http://167772161"
      })
  void privateNetworks_areClosed(String url) throws Exception {
    assertThat(hosts.refusal(URI.create(url))).contains("REEV_OUTBOUND_HOSTS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://1.1.1.1",
        "https://172.32.0.1",
        "https://[2606:4700::1111]",
        "http://127.0.0.1:11434/v1",
        "http://[::1]:8080",
        "http://localhost:11434",
        "http://10.1.2.3:5000",
        "http://192.168.0.9:8080"
      })
  void publicAddresses_thisMachineAndNamedHosts_areOpen(String url) throws Exception {
    assertThat(hosts.refusal(URI.create(url))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:3001/api/v1",
        "http://localhost:7233",
        "http://[::1]:3001",
        "http://127.1.1.1:3001",
        "http://0.0.0.0:3001"
      })
  void servicesOfReev_areClosed(String url) throws Exception {
    assertThat(hosts.refusal(URI.create(url))).isEqualTo("is a service of Reev itself");
  }

  @Test
  void contact_neverReachesThem() {
    FakeModel model = new FakeModel();
    try {
      URI url = URI.create(model.url());
      ModelContact contact =
          new ModelContact(
              new OutboundHosts(List.of(), List.of(url.getPort())), new OutboundCalls());

      assertThat(
              contact
                  .contact(new ModelToAsk(url, null, "gpt", ChatSettings.DEFAULT, Map.of()))
                  .message())
          .contains("is a service of Reev itself");
      assertThat(model.asked).isEmpty();
    } finally {
      model.close();
    }
  }
}
