package io.labelguard.core.fix;

/// SHA-256 (hex) of the canonical form of a bucket policy, the same for every spelling in which S3
/// may hand back the same policy.
public record Fingerprint(String hex) {}
