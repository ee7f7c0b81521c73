package dev.reev.workflows.survey;

import java.util.List;

/**
 * What a host is asked.
 *
 * @param expected attempts that should be journalled there
 */
public record HostQuestion(String host, List<AttemptId> expected) {}
