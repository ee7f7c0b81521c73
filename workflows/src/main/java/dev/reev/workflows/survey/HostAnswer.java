package dev.reev.workflows.survey;

import java.util.List;

/**
 * What lives on a host.
 *
 * @param live attempts with at least one live process
 * @param unknown those of the expected ones that have no journal there
 */
public record HostAnswer(String host, List<AttemptId> live, List<AttemptId> unknown) {}
