package io.labelguard.core.port.write;

/// Holds the ports by which the guard writes.
///
/// @param allowed whether it may now
public record Writers(
    BucketPolicyWriter policies,
    BucketCorsWriter cors,
    WorkteamWriter teams,
    WorkforceWriter workforces,
    WriteSwitch allowed) {}
