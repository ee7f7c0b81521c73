package dev.reev.api.dashboard.system;

import dev.reev.api.agent.AgentLimits;
import dev.reev.api.invariant.InvariantViews;
import dev.reev.api.postgres.DatabaseVersion;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Hosts, turns, invariants and versions. */
@Controller
class SystemPageController {

  private final SystemQueries queries;
  private final DatabaseVersion database;
  private final InvariantViews invariants;
  private final AgentLimits limits;
  private final OwnSlots slots;

  SystemPageController(
      SystemQueries queries,
      DatabaseVersion database,
      InvariantViews invariants,
      AgentLimits limits,
      OwnSlots slots) {
    this.queries = queries;
    this.database = database;
    this.invariants = invariants;
    this.limits = limits;
    this.slots = slots;
  }

  @GetMapping("/system")
  String system(Model model) {
    model.addAttribute("invariants", invariants.newest());
    model.addAttribute("hosts", queries.hosts());
    model.addAttribute("turns", queries.turns());
    model.addAttribute("limits", limits.byAgent());
    model.addAttribute("slots", slots.text());
    model.addAttribute("versions", versions());
    model.addAttribute(
        "upSince", Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    return "dashboard/system";
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Java", System.getProperty("java.version", "unknown"));
    versions.put("PostgreSQL", database.postgres());
    versions.put("Schema", database.schema());
    return versions;
  }
}
