package dev.reev.api.dashboard.schedules;

import dev.reev.api.schedule.SchedulePage;
import dev.reev.api.schedule.ScheduleView;
import dev.reev.api.schedule.ScheduleViews;
import dev.reev.api.suite.submit.SuiteBody;
import dev.reev.api.watch.TickViews;
import dev.reev.api.watch.rule.WatchBody;
import dev.reev.api.watch.verdict.ScheduleVerdicts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The list of schedules, and one schedule with its calendar and ticks. */
@Controller
class SchedulesPageController {

  private static final int SCHEDULES = 50;
  private static final int TICKS = 50;

  /** Read for a page of lines: ticks that did not happen are many to a line. */
  private static final int TICKS_READ = 400;

  private final ScheduleViews reading;
  private final TickViews ticks;
  private final ScheduleQueries queries;
  private final ScheduleVerdicts verdicts;
  private final JsonMapper json;

  SchedulesPageController(
      ScheduleViews reading,
      TickViews ticks,
      ScheduleQueries queries,
      ScheduleVerdicts verdicts,
      JsonMapper json) {
    this.reading = reading;
    this.ticks = ticks;
    this.queries = queries;
    this.verdicts = verdicts;
    this.json = json;
  }

  /**
   * Schedules by name.
   *
   * @param after name of the last one of the page before
   */
  @GetMapping("/schedules")
  String schedules(@RequestParam(defaultValue = "") String after, Model model) {
    SchedulePage page = reading.page(after, SCHEDULES);
    List<String> names = page.data().stream().map(ScheduleView::name).toList();
    model.addAttribute("after", after);
    model.addAttribute("page", page);
    model.addAttribute("newest", queries.newest(names));
    model.addAttribute("verdicts", verdicts.of(names));
    return "dashboard/schedules";
  }

  /**
   * One schedule.
   *
   * @param cursor of the page of ticks; the newest when left out
   */
  @GetMapping("/schedules/{name}")
  String schedule(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable UUID cursor,
      Model model) {
    ScheduleView schedule = reading.view(name);
    ZoneId zone = TickCalendar.zone(schedule.timezone());
    Instant now = Instant.now();
    model.addAttribute("schedule", schedule);
    model.addAttribute("verdict", verdicts.of(List.of(name)).get(name));
    String watch = schedule.watch();
    model.addAttribute("watch", watch == null ? null : json.readValue(watch, WatchBody.class));
    model.addAttribute("suite", json.readValue(schedule.suite(), SuiteBody.class).order());
    model.addAttribute(
        "calendar",
        TickCalendar.of(
            queries.since(name, TickCalendar.begin(now, zone)), schedule.nextTimes(), now, zone));
    List<ScoreChart> charts = ScoreChart.of(queries.scored(name));
    model.addAttribute("charts", charts);
    model.addAttribute(
        "columns", json.writeValueAsString(charts.stream().map(ScoreChart::columns).toList()));
    model.addAttribute("undelivered", queries.undelivered(name));
    model.addAttribute("ticks", TickList.of(ticks.page(name, cursor, TICKS_READ), TICKS));
    model.addAttribute("cursor", cursor);
    return "dashboard/schedule";
  }
}
