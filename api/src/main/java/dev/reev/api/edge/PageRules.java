package dev.reev.api.edge;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What browsers may do with answers of this server, by path; pages that need more say so. */
final class PageRules {

  private static final String POLICY = "Content-Security-Policy";
  private static final String UNFRAMED = "frame-ancestors 'none'; base-uri 'none'";

  /** Of what is no page: nothing in it is ever run. */
  private static final String NOTHING = "default-src 'none'; " + UNFRAMED;

  /** Swagger UI writes its styles and small pictures into the page. */
  private static final String SWAGGER =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; form-action 'none'; "
          + UNFRAMED;

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin");

  private PageRules() {}

  static Map<String, String> of(@Nullable String asked) {
    String path = asked == null ? "" : asked;
    Map<String, String> rules = new HashMap<>(ALWAYS);
    if (path.startsWith("/swagger-ui")) {
      rules.put(POLICY, SWAGGER);
    } else if (path.startsWith("/api/v1/flows/")) {
      // A flow can be a page that the page of its run shows, and brings its own policy: a second
      // one would be added to it.
      rules.put("X-Frame-Options", "SAMEORIGIN");
    } else {
      rules.put(POLICY, NOTHING);
    }
    return rules;
  }
}
