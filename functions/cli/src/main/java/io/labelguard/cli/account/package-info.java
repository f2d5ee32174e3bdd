/// A local AWS account with Labelguard deployed in it, for demo, replay and audit: knows the local
/// AWS, the rules of template.yaml and the handlers, and prints nothing.
@NullMarked
package io.labelguard.cli.account;

import org.jspecify.annotations.NullMarked;
