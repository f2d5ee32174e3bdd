/// Keeps the guard's records in one DynamoDB table. Knows keys, conditions and expiry; must not
/// know what the records decide.
@NullMarked
package io.labelguard.aws.records;

import org.jspecify.annotations.NullMarked;
