package dev.reev.api.output;

/**
 * One output of an attempt as it can be read now.
 *
 * @param id changes when what was seen live is replaced by the whole output; under one id bytes are
 *     only ever appended
 * @param cutBytes bytes of the runner's output that are not here; a mark in the text says where
 * @param complete whether the attempt has ended and all that is kept is here
 */
public record StoredOutput(long id, int attempt, long sizeBytes, long cutBytes, boolean complete) {}
