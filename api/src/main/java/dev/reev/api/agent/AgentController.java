package dev.reev.api.agent;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.NewAgent;
import dev.reev.benchmarks.schema.ReevJson;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Agents and their stored configs. */
@RestController
@RequestMapping("/api/v1/agents")
class AgentController {

  private static final Logger log = LoggerFactory.getLogger(AgentController.class);

  private final AgentCatalogue agents;
  private final AgentConfigs configs;
  private final AgentTests tests;
  private final AgentsReload reload;
  private final AgentAdditions additions;

  AgentController(
      AgentCatalogue agents,
      AgentConfigs configs,
      AgentTests tests,
      AgentsReload reload,
      AgentAdditions additions) {
    this.agents = agents;
    this.configs = configs;
    this.tests = tests;
    this.reload = reload;
    this.additions = additions;
  }

  /** Names of the agents that runs can be ordered with. */
  @GetMapping
  List<String> names() {
    return agents.names();
  }

  /**
   * Adds an agent to the file of {@code REEV_AGENTS_FILE} and loads it: its name and the fields of
   * that file. Keys never stand there, only names of variables that hold them.
   */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  AgentAdditions.Added add(@RequestBody Map<String, Object> body) {
    ObjectNode fields = ReevJson.MAPPER.valueToTree(body);
    JsonNode name = fields.remove("name");
    if (name == null || !name.isString()) {
      throw ProblemExceptions.invalid("name", name == null ? "is missing" : "must be text");
    }
    return additions.add(new NewAgent(name.asString(), fields));
  }

  /** Reads the file of {@code REEV_AGENTS_FILE} again; 409 when it cannot be used. */
  @PostMapping("/reload")
  AgentsReload.Reloaded reload() {
    AgentsReload.Reloaded reloaded = reload.reload();
    log.info("Agents read again: {}", reloaded.message());
    return reloaded;
  }

  /** Stores what is given; what is left out stays, and a masked key is not a new one. */
  @PostMapping("/config")
  Map<String, String> save(@RequestBody AgentConfigRequest config) {
    configs.save(config);
    log.info("Saved the config of agent {}", config.agentType());
    return Map.of("status", "saved");
  }

  /** What is stored, with the key masked; 404 when nothing is. */
  @GetMapping("/config/{agent}")
  AgentConfigView get(@PathVariable String agent) {
    return configs.find(agent).orElseThrow(() -> none(agent));
  }

  /** Forgets what is stored; the agent works with its own settings again. */
  @DeleteMapping("/config/{agent}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String agent) {
    if (!configs.delete(agent)) {
      throw none(agent);
    }
    log.info("Deleted the config of agent {}", agent);
  }

  /** Contacts the model; whatever comes of it is an answer, not an error. */
  @PostMapping("/test")
  TestOutcome test(@RequestBody AgentConfigRequest config) {
    return tests.test(config);
  }

  private static ProblemException none(String agent) {
    return ProblemExceptions.notFound("agent '" + agent + "' has no stored config");
  }
}
