package io.labelguard.local.message;

/// An event that a caller put on the default event bus.
///
/// @param detail JSON
public record PutEvent(String id, String source, String detailType, String detail) {}
