package dev.reev.api.dashboard.schedules;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.request.RunIdText;
import dev.reev.api.watch.TickDetail;
import dev.reev.api.watch.TickDetail.JudgementView;
import dev.reev.api.watch.TickViews;
import dev.reev.api.watch.judge.Finding;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One tick, with all that its decision rests on. */
@Controller
class TickPageController {

  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
  private static final TypeReference<List<ProvenanceChange>> CHANGES = new TypeReference<>() {};

  private final TickViews reading;
  private final JsonMapper json;

  TickPageController(TickViews reading, JsonMapper json) {
    this.reading = reading;
    this.json = json;
  }

  @GetMapping("/ticks/{id}")
  String tick(@PathVariable String id, Model model) {
    TickDetail detail =
        reading.detail(
            RunIdText.parse(id)
                .orElseThrow(() -> ProblemExceptions.notFound("tick '" + id + "' is not known")));
    String changes = detail.tick().changes();
    model.addAttribute("tick", detail.tick());
    model.addAttribute("steps", detail.judgements().stream().map(this::step).toList());
    model.addAttribute("notifications", detail.notifications());
    model.addAttribute("changes", changes == null ? List.of() : json.readValue(changes, CHANGES));
    return "dashboard/tick";
  }

  private Step step(JudgementView judgement) {
    return new Step(judgement, json.readValue(judgement.findings(), FINDINGS));
  }

  /** One step to the decision. */
  record Step(JudgementView judgement, List<Finding> findings) {}
}
