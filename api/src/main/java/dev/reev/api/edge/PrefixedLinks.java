package dev.reev.api.edge;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Puts the path of {@link PathPrefix} before what stands under {@code links} in an answer. */
@Component
class PrefixedLinks extends SimpleModule {

  private static final long serialVersionUID = 1L;

  private static final String LINKS = "links";

  PrefixedLinks() {
    super("prefixed links");
    setSerializerModifier(new Modifier());
  }

  private static final class Modifier extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
        SerializationConfig config,
        BeanDescription.Supplier description,
        List<BeanPropertyWriter> properties) {
      for (BeanPropertyWriter property : properties) {
        if (property.getName().equals(LINKS) && property.getType().isMapLikeType()) {
          property.assignSerializer(new Links());
        }
      }
      return properties;
    }
  }

  private static final class Links extends ValueSerializer<Object> {

    @Override
    public void serialize(Object links, JsonGenerator json, SerializationContext context) {
      String prefix =
          RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
              ? request.getRequest().getContextPath()
              : "";
      json.writeStartObject();
      ((Map<?, ?>) links)
          .forEach(
              (name, link) -> {
                String text = String.valueOf(link);
                json.writeStringProperty(
                    String.valueOf(name), text.startsWith("/") ? prefix + text : text);
              });
      json.writeEndObject();
    }
  }
}
