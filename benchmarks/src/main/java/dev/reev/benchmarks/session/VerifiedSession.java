package dev.reev.benchmarks.session;

/**
 * A session file that passed all checks.
 *
 * @param bytes the file exactly as read; treat as read-only
 * @param sha256 of the bytes, lower-case hex
 */
// The bytes go on unchanged into storage; equality of two sessions is never asked for.
@SuppressWarnings("ArrayRecordComponent")
public record VerifiedSession(SessionFile session, byte[] bytes, String sha256) {}
