package io.labelguard.core.labeling.role;

/// What a role is asked to be allowed in a simulation.
///
/// @param action such as `s3:GetObject`
/// @param resource an ARN, or the beginning of ARNs and `*`
public record SimulatedRequest(String action, String resource) {}
