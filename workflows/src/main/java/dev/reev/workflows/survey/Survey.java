package dev.reev.workflows.survey;

import java.util.List;

/**
 * Answers of all hosts.
 *
 * @param silent hosts that did not answer in time
 */
public record Survey(List<HostAnswer> answers, List<String> silent) {}
