/// Reads execution roles and the policies that they carry from IAM. Knows IAM's query protocol;
/// must not know what a role's facts and policies are for.
@NullMarked
package io.labelguard.aws.iam;

import org.jspecify.annotations.NullMarked;
