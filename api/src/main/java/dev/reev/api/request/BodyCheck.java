package dev.reev.api.request;

import dev.reev.api.edge.body.BodyLimit;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a whole JSON body before it becomes an object: its size, its encoding, the limits of
 * application.yml (depth, tokens, lengths, duplicate keys), and whether PostgreSQL can store all
 * its text. So every body is held to the same rules, whatever type a controller asks for.
 */
@ControllerAdvice
class BodyCheck extends RequestBodyAdviceAdapter {

  private final JsonMapper json;
  private final BodyFaults faults;

  BodyCheck(JsonMapper json, Validator validator) {
    this.json = json;
    this.faults = new BodyFaults(json, validator);
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converter);
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    String packed = message.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
    if (packed != null && !packed.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "unsupported_media_type",
          "Content-Encoding '%s' is not taken; send the body as it is".formatted(packed),
          List.of());
    }
    // A chunked body has no length, and one with a length has passed BodyLimit.
    byte[] body = message.getBody().readNBytes(BodyLimit.MAX_BYTES + 1);
    if (body.length > BodyLimit.MAX_BYTES) {
      throw BodyLimit.exceeded();
    }
    checkEncoding(body);
    try {
      checkTokens(body);
    } catch (JacksonException e) {
      throw new HttpMessageNotReadableException("the body is not acceptable JSON", e, message);
    }
    new SentBody(json, faults, body, json.constructType(type)).keep();
    return new CheckedBody(message.getHeaders(), new ByteArrayInputStream(body));
  }

  /** JSON between systems is UTF-8 (RFC 8259), and the parser lets some broken bytes pass. */
  private static void checkEncoding(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw refused("the body is not valid UTF-8");
    }
  }

  private void checkTokens(byte[] body) {
    try (JsonParser parser = json.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          checkText(parser.getString(), () -> "names in " + place(parser));
        } else if (token == JsonToken.VALUE_STRING) {
          checkText(parser.getString(), () -> place(parser));
        }
      }
    }
  }

  private static void checkText(String text, Supplier<String> place) {
    if (text.indexOf('\0') >= 0) {
      throw ProblemExceptions.invalid(place.get(), "must not contain the character NUL");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw ProblemExceptions.invalid(place.get(), "must not contain half of a surrogate pair");
    }
  }

  /** Position of the parser, as in {@code labels.team} or {@code agents[2]}. */
  private static String place(JsonParser parser) {
    Deque<TokenStreamContext> path = new ArrayDeque<>();
    TokenStreamContext here = parser.streamReadContext();
    if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
      // Its own name is what cannot be told.
      here = here.getParent();
    }
    for (; here != null && !here.inRoot(); here = here.getParent()) {
      path.push(here);
    }
    StringBuilder place = new StringBuilder();
    for (TokenStreamContext step : path) {
      if (step.inArray()) {
        place.append('[').append(step.getCurrentIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.currentName());
      }
    }
    return place.isEmpty() ? "body" : place.toString();
  }

  private static ProblemException refused(String message) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "bad_request", message, List.of());
  }

  private record CheckedBody(HttpHeaders headers, InputStream body) implements HttpInputMessage {

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return body;
    }
  }
}
