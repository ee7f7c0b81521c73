package dev.reev.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.ReevCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EncodeCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int encode(String... arguments) {
    CommandLine line = ReevCommand.commandLine(new EncodeCommand());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void solTransfer_isWhatTheBenchmarksHave() {
    assertThat(encode("sol-transfer", "0.1")).isZero();
    assertThat(encode("sol-transfer", "0.25", "--json")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            3Bxs411Dtc7pkFQj
            {"data":"3Bxs4NPCZMKNg6oy","hex":"0200000080b2e60e00000000"}
            """);
  }

  @Test
  void tokenTransfers_haveTheSmallestUnits() {
    assertThat(encode("spl-transfer", "1.5", "--json")).isZero();
    assertThat(encode("spl-transfer-checked", "1.5", "--decimals=9", "--json")).isZero();
    assertThat(out.toString())
        .contains("\"hex\":\"0360e3160000000000\"", "\"hex\":\"0c002f68590000000009\"");
  }

  @Test
  void bytes_keepTheirLeadingZeros() {
    assertThat(encode("hex", "0x0000ff")).isZero();
    assertThat(encode("hex", "00")).isZero();
    assertThat(out.toString()).isEqualTo("115Q\n1\n");
  }

  @Test
  void whatIsNoAmount_isRefusedInOneLine() {
    assertThat(encode("sol-transfer", "-1")).isEqualTo(2);
    assertThat(encode("sol-transfer", "1e9")).isEqualTo(2);
    assertThat(encode("sol-transfer", "0.0000000001")).isEqualTo(2);
    assertThat(encode("sol-transfer", "18446744073.709551616")).isEqualTo(2);
    assertThat(encode("spl-transfer", "1", "--decimals=256")).isEqualTo(2);
    assertThat(encode("hex", "0")).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(6)
        .anyMatch(line -> line.equals("reev: AMOUNT must be a number such as 0.25, but is '1e9'."))
        .anyMatch(line -> line.contains("but there are 9 decimals only"))
        .anyMatch(line -> line.contains("more than a transfer can hold"));
    assertThat(encode("sol-transfer", "18446744073.709551615")).isZero();
  }
}
