/// What happens on a fix request and on a person's command: the only package that writes policies
/// and teams, by one protocol.
@NullMarked
package io.labelguard.core.guard.write;

import org.jspecify.annotations.NullMarked;
