package dev.reev.api.dashboard.compare;

import dev.reev.api.suite.view.SuiteListParameters;
import dev.reev.api.suite.view.SuiteView;
import dev.reev.api.suite.view.SuiteViews;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The suites and agents offered as sides of a comparison. */
@Component
class SideChoices {

  /** Suites offered in the list; a URL can name any suite. */
  private static final int NEWEST = 50;

  private final SuiteViews suites;
  private final AgentCatalogue agents;
  private final JdbcClient jdbc;

  SideChoices(SuiteViews suites, AgentCatalogue agents, JdbcClient jdbc) {
    this.suites = suites;
    this.agents = agents;
    this.jdbc = jdbc;
  }

  Choices find() {
    return new Choices(
        suites.page(new SuiteListParameters(null, null, NEWEST, null)).data(),
        agents.names(),
        prompts());
  }

  /** By a loose scan of the index: one look for each of them, not one for each run. */
  private List<Prompt> prompts() {
    return jdbc.sql(
            """
            with recursive known as (
              (
                select agent, prompt_version from run_summary where prompt_version is not null
                order by agent, prompt_version limit 1)
              union all
              select next.agent, next.prompt_version
              from known cross join lateral (
                select agent, prompt_version from run_summary
                where prompt_version is not null
                  and (agent, prompt_version) > (known.agent, known.prompt_version)
                order by agent, prompt_version limit 1
              ) next
            )
            select agent, prompt_version as version from known limit ?
            """)
        .param(NEWEST)
        .query(Prompt.class)
        .list();
  }

  /** A version of the prompt of an agent that has runs. */
  record Prompt(String agent, String version) {

    /** As the address of the page has it. */
    public String side() {
      return "agent:" + agent + ",prompt_version=" + version;
    }
  }

  /** All of them. */
  record Choices(List<SuiteView> suites, List<String> agents, List<Prompt> prompts) {

    /** Whether a side is one of these; the form shows others too. */
    public boolean lists(String side) {
      return suites.stream().anyMatch(suite -> suite.id().toString().equals(side))
          || agents.stream().anyMatch(agent -> side.equals("agent:" + agent))
          || prompts.stream().anyMatch(prompt -> side.equals(prompt.side()));
    }
  }
}
