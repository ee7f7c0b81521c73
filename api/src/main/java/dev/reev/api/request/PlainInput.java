package dev.reev.api.request;

import dev.reev.benchmarks.text.NumberText;
import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Values are what they are written as. Spring and Jackson would take {@code 0x10} and {@code +5}
 * for numbers, numbers for times, and numbers and {@code true} for text.
 */
@ControllerAdvice
class PlainInput {

  @InitBinder
  void parameters(WebDataBinder binder) {
    for (Class<?> type : new Class<?>[] {Integer.class, int.class}) {
      binder.registerCustomEditor(type, new Editor(NumberText::wholeInt));
    }
    for (Class<?> type : new Class<?>[] {Long.class, long.class}) {
      binder.registerCustomEditor(type, new Editor(NumberText::whole));
    }
    for (Class<?> type : new Class<?>[] {Double.class, double.class}) {
      binder.registerCustomEditor(type, new Editor(NumberText::decimal));
    }
    binder.registerCustomEditor(Instant.class, new Editor(TimeText::parse));
  }

  /** The same for bodies. */
  @Configuration(proxyBeanMethods = false)
  static class Bodies {

    @Bean
    JsonMapperBuilderCustomizer plainValues() {
      return builder ->
          builder
              .withCoercionConfig(
                  LogicalType.Textual,
                  text -> {
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                  })
              .addModule(
                  new SimpleModule("times").addDeserializer(Instant.class, new TimeReader()));
    }
  }

  private static final class TimeReader extends ValueDeserializer<Instant> {

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "";
      return TimeText.parse(text)
          .orElseGet(
              () ->
                  (Instant)
                      context.handleUnexpectedToken(context.constructType(Instant.class), parser));
    }
  }

  /** Empty values count as left out. */
  private static final class Editor extends PropertyEditorSupport {

    private final Function<String, Optional<?>> parser;

    Editor(Function<String, Optional<?>> parser) {
      this.parser = parser;
    }

    @Override
    public void setAsText(String text) {
      setValue(
          text.isEmpty()
              ? null
              : parser
                  .apply(text)
                  .orElseThrow(() -> new IllegalArgumentException("is of another kind")));
    }
  }
}
