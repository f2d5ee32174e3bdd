/// Reads execution roles by the one call to IAM that Labelguard makes. Knows IAM's query protocol;
/// must not know what a role's facts are for.
@NullMarked
package io.labelguard.aws.iam;

import org.jspecify.annotations.NullMarked;
