package dev.reev.runner.run;

import dev.reev.runner.agent.Agent;
import dev.reev.runner.tool.Tool;
import java.util.List;

/** Who is evaluated, and what it may call. */
record Candidate(Agent agent, List<Tool> tools) {}
