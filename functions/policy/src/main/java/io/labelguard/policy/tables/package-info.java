/// The bundled tables of what AWS documents: actions of S3, condition keys and their types, each
/// with its date.
///
/// It knows names; it must not know policies.
@NullMarked
package io.labelguard.policy.tables;

import org.jspecify.annotations.NullMarked;
