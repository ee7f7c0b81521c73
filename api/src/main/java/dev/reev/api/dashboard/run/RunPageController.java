package dev.reev.api.dashboard.run;

import dev.reev.api.dashboard.PageText;
import dev.reev.api.dashboard.runs.PendingReasons;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.run.view.AttemptViews;
import dev.reev.api.run.view.RunView;
import dev.reev.api.run.view.RunViews;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.text.FigureText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One run: what is known of it while it goes on and afterwards. */
@Controller
class RunPageController {

  /** Characters; a request to a model holds all that was said before, and may be megabytes. */
  private static final int MAX_RAW = 200_000;

  private static final JsonMapper INDENTED =
      ReevJson.MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final RunViews runs;
  private final AttemptViews attempts;
  private final StoredRuns stored;
  private final RunOriginQueries origins;
  private final RunNeighbourQueries neighbours;
  private final PendingReasons pending;
  private final PageText words;
  private final JsonMapper json;

  RunPageController(
      RunViews runs,
      AttemptViews attempts,
      StoredRuns stored,
      RunOriginQueries origins,
      RunNeighbourQueries neighbours,
      PendingReasons pending,
      PageText words,
      JsonMapper json) {
    this.runs = runs;
    this.attempts = attempts;
    this.stored = stored;
    this.origins = origins;
    this.neighbours = neighbours;
    this.pending = pending;
    this.words = words;
    this.json = json;
  }

  @GetMapping("/runs/{id}")
  String run(@PathVariable String id, Model model) {
    UUID run = known(id);
    RunView view = runs.view(run);
    RunOrigin origin = origins.find(run).orElse(null);
    addRun(view, model);
    model.addAttribute(
        "title",
        "%s by %s, %s"
            .formatted(
                view.benchmark(),
                view.agent(),
                words.outcome(view.state(), view.passed(), view.harm())));
    model.addAttribute("live", view.endedAt() == null);
    model.addAttribute("origin", origin);
    model.addAttribute("neighbours", neighbours.of(view, origin == null ? null : origin.suite()));
    model.addAttribute(
        "attempts",
        attempts.of(run).stream().map(attempt -> AttemptRow.of(attempt, json)).toList());
    model.addAttribute("evidence", session(run).map(RunEvidence::of).orElse(null));
    return "dashboard/run";
  }

  /** Why it has not begun, asked again and again until it has: a part of the page. */
  @GetMapping("/runs/{id}/waits")
  String waits(@PathVariable String id, Model model) {
    addRun(runs.view(known(id)), model);
    return "dashboard/run :: doing";
  }

  private void addRun(RunView view, Model model) {
    model.addAttribute("run", view);
    model.addAttribute("reasons", pending.of(List.of(view)));
  }

  /** A part of the conversation as it stands in the session file, asked for when it is opened. */
  @GetMapping("/runs/{id}/conversation/{number}")
  String said(@PathVariable String id, @PathVariable int number, Model model) {
    List<ConversationEntry> entries =
        session(known(id)).map(SessionFile::events).map(ConversationEntry::of).orElse(List.of());
    if (number < 0 || number >= entries.size()) {
      throw ProblemExceptions.notFound(
          "the conversation of run '%s' has no part %d".formatted(id, number));
    }
    model.addAttribute("raw", raw(entries.get(number)));
    return "dashboard/run-conversation :: raw";
  }

  private static String raw(ConversationEntry entry) {
    String whole =
        entry.events().stream().map(INDENTED::writeValueAsString).collect(Collectors.joining("\n"));
    return whole.length() <= MAX_RAW
        ? whole
        : whole.substring(0, MAX_RAW)
            + "\n… "
            + FigureText.count(whole.length() - MAX_RAW)
            + " more characters in the session file";
  }

  private Optional<SessionFile> session(UUID run) {
    return stored.find(run).map(StoredRun::session);
  }

  private static UUID known(String id) {
    return RunIdText.parse(id).orElseThrow(() -> RunProblems.unknownRun(id));
  }
}
