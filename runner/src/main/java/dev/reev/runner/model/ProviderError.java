package dev.reev.runner.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Error from a provider in place of an answer. Providers disagree about HTTP statuses: some put
 * errors into a 200, call a wrong key a bad request, or an empty account a rate limit. This record
 * normalizes the status.
 *
 * @param status normalized: 401 a wrong key, 402 an account without money or quota, 404 no such
 *     model or address, 429 too many requests, 5xx a failure that may pass, 400 a request that is
 *     refused
 * @param message the provider's words, of any length; may be empty
 * @param retryAfterSeconds delay that the body asks for; null when it gives none
 */
record ProviderError(int status, String message, @Nullable Long retryAfterSeconds) {

  private static final Pattern WRONG_KEY =
      Pattern.compile(
          "(invalid|incorrect|expired|missing)[_ ](x-)?api[_ -]?key"
              + "|api[_ -]?key[_ ](is )?(not valid|not found|invalid|expired|missing)"
              + "|authentication[_ ](error|fails|failed)|unauthenticated|unauthorized"
              + "|(invalid|expired|missing) (access |bearer |auth[a-z]* )?(token|credentials)"
              + "|token expired or incorrect|no auth credentials");

  private static final Pattern NO_MONEY =
      Pattern.compile(
          "insufficient[_ ](quota|balance|credit|funds)|billing[_ ](not[_ ]active|hard[_ ]limit)"
              + "|credit balance is too low|exceeded your current quota|out of credits"
              + "|requires more credits|please recharge|arrears|payment required|spending limit"
              + "|no resource package");

  /** Google reports each rate limit as an exceeded quota; only a daily limit really is a quota. */
  private static final Pattern RATE_OF_GOOGLE = Pattern.compile("resource_exhausted");

  private static final Pattern QUOTA_OF_A_DAY = Pattern.compile("per_?day");

  private static final Pattern NO_MODEL =
      Pattern.compile(
          "model_not_found|no such model|unknown model|model[^.]{0,80}(not found|not exist)");

  private static final Pattern POLICY =
      Pattern.compile("moderation|flagged|content[_ ](policy|filter)");

  private static final Pattern TOO_MANY =
      Pattern.compile("rate[_ -]?limit|too many requests|throttl");

  private static final Pattern STATUS_IN_FRONT =
      Pattern.compile("(?i)\\s*(?:(?:error|http(?:/[\\d.]+)?|code|status)\\W+)*([45]\\d\\d)\\b.*");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");

  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int LAST_STATUS = 599;

  /**
   * Finds the error in a response; empty for a real answer, or for a body that cannot be
   * interpreted.
   */
  static Optional<ProviderError> in(int status, byte[] body) {
    boolean success = status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
    JsonNode json = json(body);
    if (success && !isTrouble(json)) {
      return Optional.empty();
    }
    JsonNode error = error(json);
    String words = words(error).toLowerCase(Locale.ROOT);
    return Optional.of(
        new ProviderError(
            success ? hidden(error, words) : corrected(status, error, words),
            success && said(error).isBlank() ? "the answer has no choices" : said(error),
            retryDelay(error)));
  }

  /** Whether this is JSON with an {@code error}. */
  static boolean isNamed(byte[] body) {
    JsonNode json = json(body);
    return isSaid((json.isArray() ? json.path(0) : json).path("error"));
  }

  /** An answer has choices; an error has an {@code error}, or lacks choices. */
  private static boolean isTrouble(JsonNode json) {
    JsonNode answer = json.isArray() ? json.path(0) : json;
    JsonNode choices = answer.path("choices");
    if (choices.isArray() && !choices.isEmpty()) {
      return isSaid(choices.path(0).path("error"))
          || errorText(choices.path(0)).isPresent()
          || Ending.of(choices.path(0).path("finish_reason").asString("")) == Ending.FAULT;
    }
    return isSaid(answer.path("error"))
        || (answer.has("choices") && choices.isNull())
        || (!answer.has("choices")
            && Stream.of("code", "msg", "message", "detail", "errors").anyMatch(answer::has));
  }

  /** Error text in place of the model's words. */
  private static Optional<String> errorText(JsonNode choice) {
    return choice.path("message") instanceof ObjectNode message
            && message.path("tool_calls").isEmpty()
            && message.path("function_call").isEmpty()
        ? Optional.ofNullable(ReplyReader.text(message)).filter(ErrorText::is)
        : Optional.empty();
  }

  private static boolean isSaid(JsonNode error) {
    return (error.isObject() && !error.isEmpty())
        || (error.isString() && !error.asString().isBlank());
  }

  private static JsonNode error(JsonNode json) {
    JsonNode answer = json.isArray() ? json.path(0) : json;
    JsonNode choice = answer.path("choices").path(0);
    return Stream.of(answer.path("error"), choice.path("error"))
        .filter(ProviderError::isSaid)
        .findFirst()
        .or(() -> errorText(choice).map(JsonNodeFactory.instance::stringNode))
        .orElse(choice.has("finish_reason") ? choice : answer);
  }

  /** Status of an error inside a success. */
  private static int hidden(JsonNode error, String words) {
    int corrected = corrected(HttpStatus.SC_BAD_REQUEST, error, words);
    if (corrected != HttpStatus.SC_BAD_REQUEST) {
      return corrected;
    }
    Matcher inFront = STATUS_IN_FRONT.matcher(said(error));
    if (inFront.matches()) {
      return Integer.parseInt(inFront.group(1));
    }
    int code = number(error.path("code"));
    if (code >= HttpStatus.SC_BAD_REQUEST && code <= LAST_STATUS) {
      return code;
    }
    if (TOO_MANY.matcher(words).find()) {
      return HttpStatus.SC_TOO_MANY_REQUESTS;
    }
    return words.contains("invalid_request")
        ? HttpStatus.SC_BAD_REQUEST
        : HttpStatus.SC_BAD_GATEWAY;
  }

  /** Status of a refusal whose words contradict its status. */
  private static int corrected(int status, JsonNode error, String words) {
    if (status >= HttpStatus.SC_SERVER_ERROR || status < HttpStatus.SC_BAD_REQUEST) {
      return status;
    }
    int ofZai = ofZai(number(error.path("code")));
    if (ofZai > 0) {
      return ofZai;
    }
    boolean rateOfGoogle =
        RATE_OF_GOOGLE.matcher(words).find() && !QUOTA_OF_A_DAY.matcher(words).find();
    if (rateOfGoogle) {
      return HttpStatus.SC_TOO_MANY_REQUESTS;
    }
    if (NO_MONEY.matcher(words).find()) {
      return HttpStatus.SC_PAYMENT_REQUIRED;
    }
    if (status == HttpStatus.SC_BAD_REQUEST && WRONG_KEY.matcher(words).find()) {
      return HttpStatus.SC_UNAUTHORIZED;
    }
    if (status == HttpStatus.SC_BAD_REQUEST && NO_MODEL.matcher(words).find()) {
      return HttpStatus.SC_NOT_FOUND;
    }
    return status == HttpStatus.SC_FORBIDDEN && POLICY.matcher(words).find()
        ? HttpStatus.SC_BAD_REQUEST
        : status;
  }

  /** Status for Z.AI's own error numbers; 0 for those without further meaning. */
  private static int ofZai(int code) {
    return switch (code) {
      case 1000, 1001, 1002, 1003, 1004 -> HttpStatus.SC_UNAUTHORIZED;
      case 1112, 1113 -> HttpStatus.SC_PAYMENT_REQUIRED;
      case 1211 -> HttpStatus.SC_NOT_FOUND;
      case 1302, 1303, 1305 -> HttpStatus.SC_TOO_MANY_REQUESTS;
      default -> 0;
    };
  }

  private static String said(JsonNode error) {
    if (error.isString()) {
      return error.asString();
    }
    String message =
        Stream.of("message", "msg", "detail", "error")
            .map(name -> error.path(name).asString(""))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("");
    if (message.isEmpty() && error.has("finish_reason")) {
      return "the reply ended with finish_reason \"%s\""
          .formatted(error.path("finish_reason").asString(""));
    }
    String raw = error.path("metadata").path("raw").asString("");
    return raw.isBlank() ? message : message + " (" + raw + ")";
  }

  private static String words(JsonNode error) {
    List<String> words = new ArrayList<>(List.of(said(error)));
    for (String name : List.of("code", "type", "status")) {
      words.add(error.path(name).asString(""));
    }
    error.path("details").forEach(detail -> words.add(detail.toString()));
    return words.stream().collect(Collectors.joining(" "));
  }

  /** Seconds from {@code google.rpc.RetryInfo} in the details of an error. */
  private static @Nullable Long retryDelay(JsonNode error) {
    for (JsonNode detail : error.path("details")) {
      Matcher seconds = SECONDS.matcher(detail.path("retryDelay").asString(""));
      if (seconds.matches()) {
        return (long) Math.ceil(Double.parseDouble(seconds.group(1)));
      }
    }
    return null;
  }

  private static int number(JsonNode code) {
    String text = code.asString("");
    return text.matches("\\d{3,4}") ? Integer.parseInt(text) : 0;
  }

  private static JsonNode json(byte[] body) {
    try {
      return ReplyJson.parse(body);
    } catch (UnreadableReplyException e) {
      return MissingNode.getInstance();
    }
  }
}
