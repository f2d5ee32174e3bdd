/// The interfaces by which the guard reads and writes an AWS account: policies, jobs, teams,
/// trails, alerts and fix requests.
///
/// Each is named for what it is. Implementations are in other modules.
@NullMarked
package io.labelguard.core.port;

import org.jspecify.annotations.NullMarked;
