package dev.reev.runner.tool;

import java.util.Map;

/**
 * What the agent is told after a call.
 *
 * @param ok false when the call was wrong or could not be served; {@code content.error} says why
 * @param content JSON-like maps and lists
 */
public record ToolReply(boolean ok, Map<String, Object> content) {}
