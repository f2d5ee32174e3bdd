/// Reads the one secret that Labelguard has. Knows Secrets Manager; must not know what the secret
/// opens, nor show it to anybody.
@NullMarked
package io.labelguard.aws.secret;

import org.jspecify.annotations.NullMarked;
