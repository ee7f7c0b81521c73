package dev.reev.cli.encode;

import dev.reev.benchmarks.benchmark.InstructionBytes;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ReevFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Encodes instruction data. */
@Command(
    name = "encode",
    description = "Print instruction data as a benchmark has it: base58.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "For data of expected_instructions, see docs/writing-benchmarks.md."},
    mixinStandardHelpOptions = true)
public final class EncodeCommand implements Runnable {

  private static final String DECIMALS = "Of the mint (default: ${DEFAULT-VALUE}, as of USDC).";
  private static final int LAMPORTS_DECIMALS = 9;
  private static final String TOKENS = "Whole tokens, such as 1.5.";

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "sol-transfer",
      description = "A transfer of the System program.",
      mixinStandardHelpOptions = true)
  void solTransfer(
      @Parameters(paramLabel = "AMOUNT", description = "SOL, such as 0.25.") String amount,
      @Mixin Output output) {
    print(output, InstructionBytes.solTransfer(WrittenAmount.units(amount, LAMPORTS_DECIMALS)));
  }

  @Command(
      name = "spl-transfer",
      description = "A transfer of the SPL Token program.",
      mixinStandardHelpOptions = true)
  void tokenTransfer(
      @Parameters(paramLabel = "AMOUNT", description = TOKENS) String amount,
      @Option(names = "--decimals", paramLabel = "N", description = DECIMALS, defaultValue = "6")
          int decimals,
      @Mixin Output output) {
    print(output, InstructionBytes.tokenTransfer(WrittenAmount.units(amount, decimals)));
  }

  @Command(
      name = "spl-transfer-checked",
      description = "The same in the form that names the decimals.",
      mixinStandardHelpOptions = true)
  void checkedTokenTransfer(
      @Parameters(paramLabel = "AMOUNT", description = TOKENS) String amount,
      @Option(names = "--decimals", paramLabel = "N", description = DECIMALS, defaultValue = "6")
          int decimals,
      @Mixin Output output) {
    print(
        output,
        InstructionBytes.checkedTokenTransfer(WrittenAmount.units(amount, decimals), decimals));
  }

  @Command(description = "Bytes of your own.", mixinStandardHelpOptions = true)
  void hex(
      @Parameters(paramLabel = "BYTES", description = "Hexadecimal digits.") String bytes,
      @Mixin Output output) {
    InstructionBytes data;
    try {
      data = InstructionBytes.ofHex(bytes);
    } catch (IllegalArgumentException e) {
      throw ReevFailure.usage("BYTES %s.".formatted(e.getMessage()));
    }
    print(output, data);
  }

  private static void print(Output output, InstructionBytes data) {
    output.print(
        new JsonMapper().createObjectNode().put("data", data.base58()).put("hex", data.hex()),
        out -> out.println(data.base58()));
  }
}
