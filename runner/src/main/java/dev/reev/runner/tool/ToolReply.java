package dev.reev.runner.tool;

import java.util.Map;

/**
 * Reply to a tool call, as the agent gets it.
 *
 * @param ok false when the call was wrong or could not be served; {@code content.error} gives the
 *     reason
 * @param content JSON-like maps and lists
 */
public record ToolReply(boolean ok, Map<String, Object> content) {}
