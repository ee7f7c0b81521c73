package dev.reev.api.agent;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.benchmarks.net.WebAddress;
import dev.reev.benchmarks.text.VisibleText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validation of agent configs. Keys are never quoted in an answer, and neither are URLs. */
final class ConfigRules {

  /** The longest that servers take in a request line, by and large. */
  private static final int MAX_URL = 2048;

  /** Tokens of some providers have 2,000 characters; HTTP servers take headers up to 8 KiB. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{0,4096}");

  private static final Pattern MODEL =
      Pattern.compile("[ \t]*|" + VisibleText.SOMETHING + "[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,256}");

  /** The URL is shown to everybody. */
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile("(^|[&_-])(api-?key|key|token|secret|password|auth)[^&=]*=");

  private ConfigRules() {}

  /**
   * The config in its one spelling: without blanks around, the URL without a slash at its end.
   *
   * @param prefix of the fields in messages
   * @throws ProblemException 400
   */
  static AgentConfigRequest checked(AgentConfigRequest given, String prefix) {
    List<FieldProblem> problems = new ArrayList<>();
    String key = stripped(given.apiKey());
    if (key != null && !isKey(key)) {
      problems.add(
          new FieldProblem(
              prefix + "api_key",
              "must have at most 4096 visible ASCII characters, without blanks"));
    }
    if (given.model() != null && !MODEL.matcher(given.model()).matches()) {
      problems.add(
          new FieldProblem(
              prefix + "model",
              "must have at most 256 characters and no control characters or line separators, and"
                  + " one that can be seen unless it is empty"));
    }
    String url = url(given, prefix, problems);
    if (!problems.isEmpty()) {
      throw ProblemExceptions.invalid(problems);
    }
    return new AgentConfigRequest(given.agentType(), url, key, stripped(given.model()));
  }

  private static @Nullable String url(
      AgentConfigRequest given, String prefix, List<FieldProblem> problems) {
    String url = stripped(given.url());
    String other = stripped(given.apiBase());
    if (other != null && !other.equals(url)) {
      String reason = "must be equal when both are sent; one of them is enough";
      problems.add(new FieldProblem(prefix + "api_url", reason));
      problems.add(new FieldProblem(prefix + "api_base", reason));
      return null;
    }
    try {
      return url == null || url.isEmpty() ? url : url(url, prefix + given.urlField());
    } catch (ProblemException e) {
      problems.addAll(e.errors());
      return null;
    }
  }

  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  static String url(String text, String field) {
    URI uri = text.length() > MAX_URL ? null : WebAddress.parse(text).orElse(null);
    if (uri == null || WebAddress.hasUser(uri) || uri.getRawFragment() != null) {
      throw ProblemExceptions.invalid(
          field,
          "must be http(s)://host[:port][/path] of at most 2048 characters, without user,"
              + " password and fragment");
    }
    String query = uri.getRawQuery();
    if (query != null && SECRET_PARAMETER.matcher(query.toLowerCase(Locale.ROOT)).find()) {
      throw ProblemExceptions.invalid(field, "must not hold a key; send it as api_key");
    }
    String path = Objects.requireNonNullElse(uri.getRawPath(), "").replaceFirst("/+$", "");
    if (path.endsWith("/chat/completions")) {
      throw ProblemExceptions.invalid(field, "must be without /chat/completions, which Reev adds");
    }
    String origin = (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    return origin + path + (query == null ? "" : "?" + query);
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null ? null : text.strip();
  }
}
