/// Reads JSON trees into objects of the SDK's models and times, and writes them. Knows the forms of
/// JSON that AWS's commands and records write; must not know any service.
@NullMarked
package io.labelguard.local.json;

import org.jspecify.annotations.NullMarked;
