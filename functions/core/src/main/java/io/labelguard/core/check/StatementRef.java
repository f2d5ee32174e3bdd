package io.labelguard.core.check;

import java.util.Optional;

/// Names one statement of a bucket policy by its place, from 0, and its Sid where it has one.
public record StatementRef(int index, Optional<String> sid) {}
