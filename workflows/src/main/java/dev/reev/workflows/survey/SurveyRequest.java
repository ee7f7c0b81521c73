package dev.reev.workflows.survey;

import java.util.List;

/** Whom to ask for what; at most one question for each host. */
public record SurveyRequest(List<HostQuestion> questions) {}
