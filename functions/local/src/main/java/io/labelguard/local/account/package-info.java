/// The small services of the local AWS: roles, the organization, trails, VPC endpoints, functions,
/// secrets.
/// Each class knows one API; it must not know other services.
@NullMarked
package io.labelguard.local.account;

import org.jspecify.annotations.NullMarked;
