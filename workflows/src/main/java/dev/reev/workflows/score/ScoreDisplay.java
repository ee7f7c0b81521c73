package dev.reev.workflows.score;

/**
 * Progress of a score set, for Temporal's Web UI only.
 *
 * @param runs runs that the set covers
 * @param scored runs with a new score so far
 * @param notScorable runs that cannot have one
 * @param changed runs whose new score, or verdict, differs from the first one
 */
public record ScoreDisplay(int runs, int scored, int notScorable, int changed) {}
