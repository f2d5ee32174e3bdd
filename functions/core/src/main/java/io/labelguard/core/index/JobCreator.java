package io.labelguard.core.index;

/// The caller who created a labeling job.
///
/// @param arn of the user, or of the role behind a session
/// @param console whether the call came from the console
public record JobCreator(String arn, boolean console) {}
