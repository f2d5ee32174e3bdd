/// The interfaces by which the guard reads and writes an AWS account: policies, jobs, teams,
/// trails, roles, the organization, alerts and fix requests.
///
/// Each is named for what it is. Implementations are in other modules, but for the one that reads
/// each thing once.
@NullMarked
package io.labelguard.core.port;

import org.jspecify.annotations.NullMarked;
