package dev.reev.api.suite.export;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.StoredSuites;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.view.SuiteView;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports of suites, for other programs. */
@RestController
class SuiteExportController {

  private final StoredSuites suites;
  private final List<ExportFormat> formats;

  SuiteExportController(StoredSuites suites, List<ExportFormat> formats) {
    this.suites = suites;
    this.formats = formats;
  }

  /**
   * All items as a file, also while they run. In JUnit XML a {@code failure} is a run with a score
   * that did not pass, an {@code error} a run without a score, and {@code skipped} what cannot run
   * here or was not run.
   *
   * @param format junit, csv or jsonl
   */
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = "application/xml", schema = @Schema(type = "string")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = "application/jsonl", schema = @Schema(type = "string"))
      })
  @GetMapping(SuiteView.PATH + "/{id}/export")
  void export(@PathVariable String id, @RequestParam String format, HttpServletResponse response)
      throws IOException {
    ExportFormat chosen = format(format);
    StoredSuite suite =
        RunIdText.parse(id).flatMap(suites::find).orElseThrow(() -> SuiteProblems.unknownSuite(id));
    response.setContentType(chosen.contentType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"suite-" + suite.id() + "." + chosen.fileExtension() + "\"");
    chosen.write(suite, response.getOutputStream());
  }

  private ExportFormat format(String name) {
    return formats.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemExceptions.invalid(
                    "format",
                    "must be one of "
                        + formats.stream()
                            .map(ExportFormat::name)
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }
}
