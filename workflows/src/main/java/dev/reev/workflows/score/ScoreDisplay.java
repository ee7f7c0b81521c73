package dev.reev.workflows.score;

/**
 * How a score set stands, for Temporal's Web UI only.
 *
 * @param runs that the set covers
 * @param scored with a new score so far
 * @param notScorable for which there can be none
 * @param changed whose new score, or verdict, is not the first one
 */
public record ScoreDisplay(int runs, int scored, int notScorable, int changed) {}
