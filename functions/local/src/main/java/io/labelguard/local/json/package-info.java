/// JSON trees and what they are read into: objects of the SDK's models, times. Knows JSON in all
/// forms that AWS's commands and records write; must not know any service.
@NullMarked
package io.labelguard.local.json;

import org.jspecify.annotations.NullMarked;
