/// `labelguard demo`: a story told on the local AWS, each scene checked as it is told. Knows the
/// story; must not know what the other commands take.
@NullMarked
package io.labelguard.cli.demo;

import org.jspecify.annotations.NullMarked;
