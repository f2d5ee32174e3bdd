/// Shows strings from outside so that they can do no harm where they are shown. Knows terminals,
/// e-mail and Slack; knows nothing of what the strings mean.
@NullMarked
package io.labelguard.aws.text;

import org.jspecify.annotations.NullMarked;
