package dev.reev.benchmarks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.event.EventLine;
import dev.reev.benchmarks.session.SessionFile;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON that records and trees build themselves equals the mapper's output, byte for byte. */
class InJsonTest {

  /** Every record type of a session file or an event file. */
  static Stream<Class<?>> records() {
    Set<Class<?>> found = new LinkedHashSet<>();
    addRecords(SessionFile.class, found);
    addRecords(EventLine.class, found);
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("records")
  void json_isWhatTheMapperWrites(Class<?> type) {
    assertThat(type).isAssignableTo(InJson.class);
    for (boolean full : new boolean[] {true, false}) {
      assertSame(sample(type, full));
    }
  }

  @Test
  void json_ofPlainValues_isWhatTheMapperWrites() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("text \u0000\ud83d", "a \"b\"\\ \u0001 ä 😀 \ud800");
    values.put("numbers", List.of(1, -1L, Long.MAX_VALUE, 0.1, 1e300, 5.0, 1.5f, (short) 7));
    values.put("large", List.of(new BigInteger("99999999999999999999"), new BigDecimal("1.50")));
    values.put("other", Arrays.asList(true, null, Instant.EPOCH, 'c', Thread.State.NEW));
    values.put("empty", List.of(Map.of(), List.of(), ""));
    values.put("array", new int[] {1, 2});
    assertSame(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,2147483648,99999999999999999999,1.5,1e300,-0.0,true,false,null,\"x\"],\"b\":{}}",
        "[]",
        "\"text\"",
        "1",
        "null",
        " [ [ [ ] ] ] "
      })
  void read_givesTheTreeAndTheValuesOfTheMapper(String json) {
    var expected = ReevJson.MAPPER.readTree(json);

    assertThat(JsonTrees.read(json)).isEqualTo(expected);
    assertThat(JsonTrees.plain(JsonTrees.read(json)))
        .isEqualTo(ReevJson.MAPPER.treeToValue(expected, Object.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "[1] [2]", "{\"a\":", "nothing", "{\"a\" 1}"})
  void read_refusesWhatTheMapperRefuses(String json) {
    assertThat(refuses(() -> ReevJson.MAPPER.readTree(json))).isTrue();
    assertThat(refuses(() -> JsonTrees.read(json))).isTrue();
  }

  @Test
  void read_ofNothing_isMissing() {
    assertThat(JsonTrees.read("").isMissingNode()).isTrue();
  }

  private static boolean refuses(Runnable read) {
    try {
      read.run();
      return false;
    } catch (tools.jackson.core.JacksonException e) {
      return true;
    }
  }

  private static void assertSame(Object value) {
    assertThat(JsonTrees.text(value)).isEqualTo(ReevJson.MAPPER.writeValueAsString(value));
    assertThat(JsonTrees.bytes(value)).isEqualTo(ReevJson.MAPPER.writeValueAsBytes(value));
    assertThat(new String(JsonTrees.pretty(value), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(ReevJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    assertThat(JsonTrees.plain(JsonTrees.of(value)))
        .isEqualTo(ReevJson.MAPPER.treeToValue(ReevJson.MAPPER.valueToTree(value), Object.class));
  }

  private static void addRecords(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        addRecords(argument, found);
      }
    } else if (type instanceof Class<?> record && record.isRecord() && found.add(record)) {
      for (RecordComponent component : record.getRecordComponents()) {
        addRecords(component.getGenericType(), found);
      }
    }
  }

  /** An instance with all values present, or with as few as possible. */
  private static Object sample(Class<?> record, boolean full) {
    RecordComponent[] components = record.getRecordComponents();
    try {
      return record
          .getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(
              Arrays.stream(components)
                  .map(component -> value(component.getGenericType(), full))
                  .toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(record + " cannot be made", e);
    }
  }

  private static @Nullable Object value(Type type, boolean full) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Object last = value(arguments[arguments.length - 1], full);
      if (generic.getRawType() == Map.class) {
        return full && last != null ? Map.of("a_key", last) : Map.of();
      }
      return full && last != null ? List.of(last, last) : List.of();
    }
    return switch (((Class<?>) type).getSimpleName()) {
      case "int" -> 7;
      case "long" -> 1L << 40;
      case "double" -> 0.1 + 0.2;
      case "boolean" -> full;
      case "Instant" -> Instant.ofEpochMilli(1_700_000_000_120L);
      case "String" -> full ? "text" : null;
      case "Integer" -> full ? 8 : null;
      case "Long" -> full ? 9L : null;
      case "Double" -> full ? 1e-7 : null;
      case "Boolean" -> full ? false : null;
      case "Object" -> full ? Map.of("any", List.of(1, "thing")) : null;
      default -> full || type == EventLine.Timing.class ? sample((Class<?>) type, full) : null;
    };
  }
}
