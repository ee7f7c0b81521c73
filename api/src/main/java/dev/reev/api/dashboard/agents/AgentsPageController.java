package dev.reev.api.dashboard.agents;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Agents and how they ask their models. */
@Controller
class AgentsPageController {

  private final AgentRows rows;

  AgentsPageController(AgentRows rows) {
    this.rows = rows;
  }

  @GetMapping("/agents")
  String agents(Model model) {
    model.addAttribute("agents", rows.all());
    return "dashboard/agents";
  }
}
