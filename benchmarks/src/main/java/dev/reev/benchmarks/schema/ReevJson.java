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
   * Ignores unknown properties, so newer files stay readable; refuses duplicate keys. Its output is
   * always plain text ({@link dev.reev.benchmarks.text.PlainText}).
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(JsonStreams.FACTORY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          // A missing optional number reads as zero; the schemas list the required fields.
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
   * The canonical form in which values are hashed, signed or compared: keys of maps and trees are
   * sorted, because their order has no meaning and can differ between processes; records keep their
   * order.
   */
  public static String canonical(Object value) {
    return CANONICAL.writeValueAsString(value);
  }
}
