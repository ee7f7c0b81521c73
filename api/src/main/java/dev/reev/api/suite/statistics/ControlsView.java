package dev.reev.api.suite.statistics;

import dev.reev.benchmarks.control.ControlScores;
import java.util.List;

/**
 * What the control agents, which understand nothing, score on the same benchmarks.
 *
 * @param scorer that gave the scores when this build was made
 * @param of benchmarks that were run
 * @param agents empty when nothing is known of these benchmarks
 */
public record ControlsView(String scorer, int of, List<ControlScores.Mean> agents) {}
