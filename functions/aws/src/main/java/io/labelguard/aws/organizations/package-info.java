/// Reads the account's organization by the one call to AWS Organizations that Labelguard makes.
@NullMarked
package io.labelguard.aws.organizations;

import org.jspecify.annotations.NullMarked;
