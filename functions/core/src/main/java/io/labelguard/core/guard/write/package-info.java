/// Handles fix requests and a person's commands: the only package that writes policies and teams,
/// by one protocol ([WriteProtocol]).
@NullMarked
package io.labelguard.core.guard.write;

import org.jspecify.annotations.NullMarked;
