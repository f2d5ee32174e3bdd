/// A local AWS account with Labelguard deployed in it, and the AWS account of the caller. Knows the
/// local AWS, the rules of template.yaml and the handlers; must not print.
@NullMarked
package io.labelguard.cli.account;

import org.jspecify.annotations.NullMarked;
