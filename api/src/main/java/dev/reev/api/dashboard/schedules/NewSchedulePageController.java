package dev.reev.api.dashboard.schedules;

import dev.reev.api.dashboard.suites.SuiteChoices;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.schedule.ScheduleContents;
import dev.reev.api.schedule.plan.CronRule;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A form that makes a schedule. */
@Controller
class NewSchedulePageController {

  private static final int NEXT_TIMES = 3;

  private final SuiteChoices choices;

  NewSchedulePageController(SuiteChoices choices) {
    this.choices = choices;
  }

  @GetMapping("/schedules/new")
  String form(Model model) {
    choices.addTo(model);
    return "dashboard/schedule-new";
  }

  /** When a schedule of these times would tick next; an interval needs no example. */
  @GetMapping("/schedules/new/times")
  String times(
      @RequestParam(defaultValue = "") String cron,
      @RequestParam(name = "interval_seconds", defaultValue = "") String interval,
      @RequestParam(defaultValue = "UTC") String timezone,
      Model model) {
    model.addAttribute("problem", null);
    model.addAttribute("next", List.of());
    try {
      if (!cron.isBlank() && interval.isBlank()) {
        model.addAttribute(
            "next",
            CronRule.next(
                cron.strip(), ScheduleContents.zone(timezone), Instant.now(), NEXT_TIMES));
      } else if (!cron.isBlank()) {
        model.addAttribute("problem", "Give a cron expression or an interval, not both.");
      }
    } catch (ProblemException e) {
      model.addAttribute("problem", e.getMessage());
    }
    return "dashboard/schedule-new :: times";
  }
}
