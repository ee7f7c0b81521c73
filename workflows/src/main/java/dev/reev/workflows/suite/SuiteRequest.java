package dev.reev.workflows.suite;

/** Which suite to carry out. All else is asked for, since it can change meanwhile. */
public record SuiteRequest(String suiteId) {}
