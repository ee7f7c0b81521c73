package dev.reev.cli;

import dev.reev.benchmarks.text.NumberText;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * Converters for numbers in options; picocli would accept all of Java's notations, and name Java's
 * types in its messages.
 */
final class PlainNumbers {

  private PlainNumbers() {}

  static void register(CommandLine line) {
    register(line, Integer.class, int.class, "a whole number", NumberText::wholeInt);
    register(line, Long.class, long.class, "a whole number", NumberText::whole);
    register(line, Double.class, double.class, "a number such as 0.05", NumberText::decimal);
  }

  private static <T> void register(
      CommandLine line,
      Class<T> boxed,
      Class<T> primitive,
      String kind,
      Function<String, Optional<T>> parser) {
    CommandLine.ITypeConverter<T> converter =
        text ->
            parser
                .apply(text)
                .orElseThrow(
                    () ->
                        new TypeConversionException(
                            "must be %s, but is '%s'".formatted(kind, text)));
    line.registerConverter(boxed, converter);
    line.registerConverter(primitive, converter);
  }
}
