package dev.reev.benchmarks.session;

import java.util.List;

/** The whole course of a run. */
public record ExecutionTrace(String prompt, List<Step> steps) {}
