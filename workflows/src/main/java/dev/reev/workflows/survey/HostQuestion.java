package dev.reev.workflows.survey;

import java.util.List;

/**
 * Question to a host.
 *
 * @param expected attempts that should be journalled there
 */
public record HostQuestion(String host, List<AttemptId> expected) {}
