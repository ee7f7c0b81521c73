package dev.reev.runner.tool;

import dev.reev.runner.transaction.InstructionJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.p2p.solanaj.utils.Base58;
import tools.jackson.databind.JsonNode;

/** Encodings in which an agent may write the data of an instruction. */
enum DataEncoding {
  DATA_BASE58("base58"),
  DATA_HEX("hexadecimal"),
  DATA_BASE64("base64"),
  DATA_UTF8("text");

  /** Hexadecimal is the longest encoding, with two characters a byte. */
  private static final int MAX_TEXT = 2 * InstructionJson.MAX_DATA;

  private final String form;

  DataEncoding(String form) {
    this.form = form;
  }

  /** Decodes the one argument that holds the data. */
  static byte[] read(JsonNode arguments) throws ToolRefusedException {
    List<DataEncoding> given =
        Arrays.stream(values()).filter(form -> arguments.hasNonNull(form.argument())).toList();
    if (given.size() != 1) {
      throw new ToolRefusedException(
          "give the data in exactly one of "
              + Arrays.stream(values())
                  .map(DataEncoding::argument)
                  .collect(Collectors.joining(", "))
              + "; here are "
              + given.size());
    }
    return given.get(0).decode(arguments);
  }

  private byte[] decode(JsonNode arguments) throws ToolRefusedException {
    String text = arguments.path(argument()).asString();
    if (text.length() > MAX_TEXT) {
      throw new ToolRefusedException(
          argument() + " is too long; at most " + InstructionJson.MAX_DATA + " bytes");
    }
    try {
      return switch (this) {
        case DATA_BASE58 -> Base58.decode(text);
        case DATA_HEX -> HexFormat.of().parseHex(text);
        case DATA_BASE64 -> Base64.getDecoder().decode(text);
        case DATA_UTF8 -> text.getBytes(StandardCharsets.UTF_8);
      };
    } catch (RuntimeException e) {
      // The libraries throw different unchecked exceptions for different malformed texts.
      throw new ToolRefusedException(argument() + " is not " + form);
    }
  }

  private String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
