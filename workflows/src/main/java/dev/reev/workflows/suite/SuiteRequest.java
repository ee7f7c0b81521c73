package dev.reev.workflows.suite;

/**
 * Argument of a suite's workflow. Everything else can change meanwhile, so the workflow asks for
 * it.
 */
public record SuiteRequest(String suiteId) {}
