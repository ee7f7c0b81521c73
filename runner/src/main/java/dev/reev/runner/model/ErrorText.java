package dev.reev.runner.model;

import java.util.regex.Pattern;

/**
 * Detects errors of proxies in place of a model's words, inside an answer that looks normal. Only
 * whole texts that no model writes count: a model may well say that something has failed.
 */
final class ErrorText {

  /** Characters; longer texts are explanations, which models write. */
  private static final int LONGEST = 200;

  private static final String NAMED =
      "(?:\\[?(?:[a-z.]{0,40}error|[a-z.]{0,40}exception)\\]?\\s*:\\s*)";

  private static final String REASON =
      "(?:request time-?out|too many requests|internal server error|bad gateway"
          + "|service (?:temporarily )?unavailable|gateway time-?out)";

  private static final Pattern SHAPES =
      Pattern.compile(
          String.join(
              "|",
              // Envoy, nginx and similar proxies.
              NAMED
                  + "?(?:no healthy upstream\\W*|upstream (?:\\w+ )?"
                  + "(?:error|time-?out|timed out|failure|failed|unavailable|reset|closed)\\b.*)",
              // A status line; a number alone is none.
              NAMED + "?" + "(?:(?:408|429|5\\d\\d)\\W+)?" + REASON + "\\W*",
              "(?:"
                  + NAMED
                  + "|(?:error|http(?:/[\\d.]+)?)\\W+)(?:(?:error|http|code|status)\\W+)*"
                  + "(?:408|429|5\\d\\d)\\b.*",
              // Rate limits and overload.
              NAMED + "?rate limit (?:exceeded|reached)\\b.*",
              NAMED + "?(?:the |that )?(?:model|engine) (?:is )?(?:currently )?overloaded\\b.*",
              // Errors of a proxy's HTTP client; a model that reports a tool's error names it.
              NAMED
                  + "(?:fetch failed|socket hang ?up"
                  + "|(?:connect |read )?(?:ECONN[A-Z]+|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND)\\b.*"
                  + "|connection (?:error|refused|reset(?: by peer)?|aborted|closed|timed out)"
                  + "|(?:request |read |stream )?(?:timed out|time-?out)"
                  + "|request failed with status code (?:408|429|5\\d\\d)"
                  + "|(?:no|empty) response from (?:the )?(?:model|provider|server))\\W*"),
          Pattern.CASE_INSENSITIVE);

  private ErrorText() {}

  /** Whether the whole text is such an error. */
  static boolean is(String text) {
    String line = text.strip();
    return line.length() <= LONGEST && SHAPES.matcher(line).matches();
  }
}
