/// What else an account has: roles, trails, VPC endpoints, secrets. Knows one small API each; must
/// not know other services.
@NullMarked
package io.labelguard.local.account;

import org.jspecify.annotations.NullMarked;
