package dev.reev.api.score.view;

import dev.reev.api.request.PageCursor;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.score.state.ScoreProblems;
import dev.reev.api.score.state.ScoreTarget;
import dev.reev.api.score.state.StoredScoreSet;
import dev.reev.api.score.state.StoredScoreSets;
import dev.reev.api.score.view.ScoreSetView.Reason;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Score sets and the scores of runs as the resource shows them. */
@Component
public class ScoreViews {

  /** More are lists of their own; each has its checks. */
  private static final int LATER_SCORES = 50;

  private final StoredScoreSets sets;
  private final ScoreQueries queries;

  ScoreViews(StoredScoreSets sets, ScoreQueries queries) {
    this.sets = sets;
    this.queries = queries;
  }

  /** Fails with 404 when there is no such set. */
  public ScoreSetView view(UUID id) {
    return view(sets.find(id).orElseThrow(() -> ScoreProblems.unknownScoreSet(id.toString())));
  }

  /** Of a suite, newest first. */
  public List<ScoreSetView> ofSuite(UUID suite, int limit) {
    return sets.newest(ScoreTarget.suite(suite), null, limit).stream().map(this::view).toList();
  }

  public ScoreSetPage page(ScoreTarget target, ScoreSetParameters parameters) {
    int limit = parameters.size();
    List<StoredScoreSet> found = sets.newest(target, parameters.after(), limit + 1);
    if (found.size() <= limit) {
      return new ScoreSetPage(found.stream().map(this::view).toList(), null);
    }
    StoredScoreSet last = found.get(limit - 1);
    return new ScoreSetPage(
        found.subList(0, limit).stream().map(this::view).toList(),
        new PageCursor(last.createdAt(), last.id()).text());
  }

  /** Fails with 404 when there is no such set. */
  public RunScorePage runs(UUID id, RunScoreParameters parameters) {
    if (sets.find(id).isEmpty()) {
      throw ScoreProblems.unknownScoreSet(id.toString());
    }
    int limit = parameters.size();
    List<RunScoreView> found =
        queries.runs(id, parameters.changed(), parameters.after(), limit + 1);
    return found.size() <= limit
        ? new RunScorePage(found, null)
        : new RunScorePage(found.subList(0, limit), found.get(limit - 1).run().toString());
  }

  /** The first score of a run and the later ones. */
  public ScoresOfRun ofRun(StoredRun run) {
    List<ScoresOfRun.Entry> scores = new ArrayList<>();
    first(run).ifPresent(scores::add);
    scores.addAll(laterOf(run.id()));
    return new ScoresOfRun(scores, null);
  }

  /** Later scores of a run, in the order in which they were made. */
  public List<ScoresOfRun.Entry> laterOf(UUID run) {
    return queries.later(run, LATER_SCORES);
  }

  private static Optional<ScoresOfRun.Entry> first(StoredRun run) {
    if (run.score() == null) {
      return Optional.empty();
    }
    SessionFile session = run.session();
    FinalResult result = session == null ? null : session.finalResult();
    return Optional.of(
        new ScoresOfRun.Entry(
            null,
            run.score(),
            run.passed(),
            run.harm(),
            null,
            scorer(session),
            run.benchmarkSha256(),
            Objects.requireNonNull(run.endedAt()),
            null,
            null,
            result == null ? List.of() : result.checks()));
  }

  private static @Nullable String scorer(@Nullable SessionFile session) {
    Provenance provenance = session == null ? null : session.provenance();
    return provenance == null ? null : provenance.scorer();
  }

  private ScoreSetView view(StoredScoreSet set) {
    List<Reason> reasons = set.tally().notScorable() == 0 ? List.of() : queries.reasons(set.id());
    return ScoreSetView.of(set, reasons);
  }
}
