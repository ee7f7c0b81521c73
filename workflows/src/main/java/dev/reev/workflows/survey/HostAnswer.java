package dev.reev.workflows.survey;

import java.util.List;

/**
 * Live attempts on a host.
 *
 * @param live attempts with at least one live process
 * @param unknown expected attempts without a journal there
 */
public record HostAnswer(String host, List<AttemptId> live, List<AttemptId> unknown) {}
