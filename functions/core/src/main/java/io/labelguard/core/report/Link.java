package io.labelguard.core.report;

/// A page that helps.
///
/// @param name one word for what it shows, such as `Bucket`
public record Link(String name, String url) {}
