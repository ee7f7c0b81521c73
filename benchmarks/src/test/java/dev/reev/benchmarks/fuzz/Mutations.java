package dev.reev.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns valid files into invalid ones; the same random seed gives the same mutations. */
final class Mutations {

  private static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "~",
          "NaN",
          ".nan",
          ".inf",
          "-.inf",
          "1e999999",
          "-1e999999",
          "1e-999999",
          "0",
          "-0",
          "-1",
          "0.1",
          "1.0e3",
          "010",
          "0x10",
          "1_000",
          "9223372036854775808",
          "18446744073709551616",
          "9".repeat(400),
          "9".repeat(5000),
          "0." + "0".repeat(400) + "1",
          "\"\"",
          "''",
          "{}",
          "[]",
          "[[[]]]",
          "{a: {b: c}}",
          "&a ",
          "*a",
          "&a [*a]",
          "<<: *a",
          "!!str ",
          "!!java.net.URL ",
          "!!binary aGk=",
          "!!int \"3\"",
          "%YAML 1.1\n",
          "---\n",
          "...\n",
          "- ",
          ": ",
          "? ",
          "| ",
          ">2",
          "#",
          "@",
          "`",
          "\t",
          "\r",
          "\n",
          "\0",
          "\u0007",
          "\uFEFF",
          "\u2028",
          "\u0085",
          "\uD83D\uDE00",
          "\\u0000",
          "\\ud800",
          "~1",
          "~0",
          "/",
          "\"",
          "'",
          "2026-11-23",
          "12:30:45");

  /** A value after its key, in YAML and in JSON. */
  private static final Pattern VALUE = Pattern.compile("(?<=[\\w\"]: ?)[^\\s,:{}\\[\\]]+");

  private static final int MAX_ROUNDS = 6;

  /** Deep enough to exhaust the stack of a recursive reader. */
  private static final int MAX_NESTING = 20_000;

  private final List<byte[]> seeds;

  Mutations(List<byte[]> seeds) {
    this.seeds = List.copyOf(seeds);
  }

  byte[] next(Random random) {
    byte[] bytes = pick(seeds, random).clone();
    int rounds = 1 + random.nextInt(MAX_ROUNDS);
    for (int round = 0; round < rounds; round++) {
      bytes = mutate(bytes, random);
    }
    return bytes;
  }

  private byte[] mutate(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(11)) {
      case 0 -> flipped(bytes, random);
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> joined(bytes, at, new byte[0], end);
      case 3 -> joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
      case 4 -> joined(bytes, at, slice(pick(seeds, random), random), end);
      case 5 -> joined(bytes, at, pick(WORDS, random).getBytes(StandardCharsets.UTF_8), at);
      case 6 -> joined(bytes, at, nesting(random), at);
      case 7 -> otherValue(bytes, random);
      default -> otherLines(bytes, random);
    };
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] slice(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(200)));
  }

  private static byte[] nesting(Random random) {
    String open =
        pick(List.of("[", "{", "{\"a\":", "{a: ", "- ", "? ", "!", "&a ", "'", "\n "), random);
    int depth = random.nextInt(10) == 0 ? MAX_NESTING : random.nextInt(100);
    return open.repeat(random.nextInt(depth + 1)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] otherValue(byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<MatchResult> values = VALUE.matcher(text).results().toList();
    if (values.isEmpty()) {
      return bytes;
    }
    MatchResult value = pick(values, random);
    String other = random.nextBoolean() ? pick(WORDS, random) : pick(values, random).group();
    return joined(bytes, value.start(), other.getBytes(StandardCharsets.UTF_8), value.end());
  }

  private static byte[] otherLines(byte[] bytes, Random random) {
    List<String> lines =
        new ArrayList<>(
            List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=[\n,])", -1)));
    int line = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(other, lines.get(line));
      case 2 -> Collections.swap(lines, line, other);
      case 3 -> lines.set(line, " ".repeat(random.nextInt(4)) + lines.get(line));
      default -> lines.set(line, lines.get(line).stripLeading());
    }
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] bytes, int headEnd, byte[] middle, int tailStart) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, headEnd);
    out.writeBytes(middle);
    out.write(bytes, tailStart, bytes.length - tailStart);
    return out.toByteArray();
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
