package dev.reev.api.dashboard.agents;

import dev.reev.api.agent.AgentAdditions;
import dev.reev.benchmarks.agent.NewAgent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Agents and how they ask their models. */
@Controller
class AgentsPageController {

  private final AgentRows rows;
  private final AgentAdditions additions;

  AgentsPageController(AgentRows rows, AgentAdditions additions) {
    this.rows = rows;
    this.additions = additions;
  }

  /** A form that adds an agent to the agents file, or why this server takes none. */
  @GetMapping("/agents/new")
  String form(Model model) {
    model.addAttribute("refusal", additions.refusal().orElse(null));
    model.addAttribute("tools", NewAgent.tools());
    return "dashboard/agent-new";
  }

  @GetMapping("/agents")
  String agents(Model model) {
    model.addAttribute("agents", rows.all());
    return "dashboard/agents";
  }
}
