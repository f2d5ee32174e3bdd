/// A second opinion on the comparison of policies: says in SMT-LIB what IAM's rules make of two
/// policies and lets a solver search for a request that only one lets through. Knows the parsed
/// policy, the list of S3's actions and the types of keys; must not know the engine's atoms.
@NullMarked
package io.labelguard.smt;

import org.jspecify.annotations.NullMarked;
