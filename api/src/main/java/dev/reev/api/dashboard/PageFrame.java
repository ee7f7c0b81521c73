package dev.reev.api.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Model attributes and headers shared by all pages: navigation, version, security headers. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class PageFrame {

  /**
   * Nothing from elsewhere and nothing inline, so that no text of an agent can run or dress itself
   * up. Frames are for the flow diagram, which has a policy of its own.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final List<Place> PLACES =
      List.of(
          new Place("Overview", "/"),
          new Place("Runs", "/runs"),
          new Place("Suites", "/suites"),
          new Place("Compare", "/compare"),
          new Place("Schedules", "/schedules"),
          new Place("Benchmarks", "/benchmarks"),
          new Place("Agents", "/agents"),
          new Place("System", "/system"));

  private final String version;
  private final TemporalUi temporal;

  PageFrame(BuildProperties build, TemporalUi temporal) {
    this.version = String.valueOf(build.getVersion());
    this.temporal = temporal;
  }

  @ModelAttribute
  void frame(HttpServletRequest request, HttpServletResponse response, Model model) {
    secure(response);
    model.addAllAttributes(attributes(request));
  }

  /** Pages show the state of the moment; a copy in a cache would be an old one. */
  static void secure(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  Map<String, Object> attributes(HttpServletRequest request) {
    return Map.of(
        "places", PLACES,
        "here", here(request.getRequestURI().substring(request.getContextPath().length())),
        "version", version,
        "temporal", temporal);
  }

  /** The place that a path belongs to; the empty text for none. */
  private static String here(String path) {
    return PLACES.stream()
        .map(Place::path)
        .filter(place -> path.equals(place) || path.startsWith(place + "/"))
        .findFirst()
        .orElse("");
  }

  record Place(String label, String path) {}
}
