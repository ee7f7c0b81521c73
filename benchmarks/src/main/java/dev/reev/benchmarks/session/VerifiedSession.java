package dev.reev.benchmarks.session;

/**
 * A session file that passed all checks.
 *
 * @param bytes the file exactly as read; treat as read-only
 * @param sha256 of the bytes, lower-case hex
 */
// The bytes go into storage unchanged; sessions are never compared for equality.
@SuppressWarnings("ArrayRecordComponent")
public record VerifiedSession(SessionFile session, byte[] bytes, String sha256) {}
