/// How a request is decided by all policies that bind it: those of the identity, its permissions
/// boundary, its organization, the VPC endpoint and the resource, and a key's grants.
///
/// It knows what each layer is about; it must not know where policies are read.
@NullMarked
package io.labelguard.policy.layer;

import org.jspecify.annotations.NullMarked;
