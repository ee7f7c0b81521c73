package dev.reev.cli.schedule;

import dev.reev.cli.lookup.IdPrefix;
import dev.reev.cli.lookup.IdPrefix.Candidate;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ReevFailure;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds the tick that a word stands for: the beginning of an id, or the name of a schedule. */
record TickLookup(ReevServer server) {

  /** Ticks searched for each schedule; the schedule's page has older ones, with their whole ids. */
  private static final int SEARCHED = 200;

  /** Returns the whole id. */
  String find(String word) throws ServerUnreachableException {
    String path = ScheduleCommand.path(word);
    List<JsonNode> schedules =
        server.get(ScheduleCommand.SCHEDULES + "?limit=200").path("data").valueStream().toList();
    boolean named =
        schedules.stream().anyMatch(each -> each.path("name").asString("").equals(word));
    if (named) {
      JsonNode newest = server.get(path + "/ticks?limit=1").path("data").path(0);
      if (newest.isMissingNode()) {
        throw ReevFailure.usage("the schedule '" + word + "' has no tick yet.");
      }
      return newest.path("id").asString("");
    }
    List<Candidate> fitting = IdPrefix.is(word) ? fitting(word, schedules) : List.of();
    return IdPrefix.of(word)
        .only("tick", fitting)
        .orElseThrow(
            () ->
                ReevFailure.usage(
                    "there is no tick '%s' among the newest %d of each schedule."
                        .formatted(word, SEARCHED)));
  }

  private List<Candidate> fitting(String word, List<JsonNode> schedules)
      throws ServerUnreachableException {
    IdPrefix prefix = IdPrefix.of(word);
    List<Candidate> fitting = new ArrayList<>();
    for (JsonNode schedule : schedules) {
      String name = schedule.path("name").asString("");
      server
          .get(ScheduleCommand.path(name) + "/ticks?limit=" + SEARCHED)
          .path("data")
          .valueStream()
          .map(tick -> new Candidate(tick.path("id").asString(""), name))
          .filter(each -> prefix.fits(each.id()))
          .forEach(fitting::add);
    }
    return fitting;
  }
}
