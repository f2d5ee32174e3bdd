package io.labelguard.core.record;

/// Asks the writing function to look at a bucket or team again, and to fix it where that is proven
/// safe. It has no more than the name, because nothing else in it would be trusted.
public record FixRequest(Target.Fixable target) {}
