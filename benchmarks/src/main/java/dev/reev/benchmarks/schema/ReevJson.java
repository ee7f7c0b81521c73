package dev.reev.benchmarks.schema;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way this module turns records into JSON text and back: snake_case, in record order. */
public final class ReevJson {

  /**
   * Unknown properties are ignored, so newer files stay readable; duplicate keys are refused. What
   * it writes is plain text ({@link dev.reev.benchmarks.text.PlainText}), whatever it is given.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(JsonStreams.FACTORY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          // An optional number that a file leaves out reads as zero; the schemas name what is
          // required.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final ObjectWriter CANONICAL =
      MAPPER
          .rebuild()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build()
          .writer();

  private ReevJson() {}

  /**
   * The one form in which values are hashed, signed or compared: keys of maps and trees sorted,
   * because their order says nothing and may be another in the next process; records in their own
   * order.
   */
  public static String canonical(Object value) {
    return CANONICAL.writeValueAsString(value);
  }
}
