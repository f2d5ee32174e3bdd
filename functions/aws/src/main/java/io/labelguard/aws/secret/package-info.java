/// Reads the one secret that Labelguard has. Knows Secrets Manager; must not know what the secret
/// opens, and must not show it.
@NullMarked
package io.labelguard.aws.secret;

import org.jspecify.annotations.NullMarked;
