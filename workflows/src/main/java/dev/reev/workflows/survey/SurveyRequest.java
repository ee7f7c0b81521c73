package dev.reev.workflows.survey;

import java.util.List;

/** Questions to hosts; at most one for each. */
public record SurveyRequest(List<HostQuestion> questions) {}
